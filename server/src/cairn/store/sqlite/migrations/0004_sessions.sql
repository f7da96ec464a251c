-- When a session was last used, to the day: shown where people look through their sessions.

ALTER TABLE session ADD COLUMN used_at INTEGER NOT NULL DEFAULT 0;
UPDATE session SET used_at = created_at;
CREATE INDEX session_by_person ON session (person);
