-- What the log is asked for: by whom, when, in which batch, what kinds of acts. Headers stay the
-- bytes that were hashed; what is read out of them here is computed, never stored beside them.

ALTER TABLE entry ADD COLUMN actor TEXT AS
  (iif(json_valid(CAST(header AS TEXT)), CAST(header AS TEXT) ->> 'actor', NULL)) VIRTUAL;
ALTER TABLE entry ADD COLUMN at INTEGER AS
  (iif(json_valid(CAST(header AS TEXT)), CAST(header AS TEXT) ->> 'at', NULL)) VIRTUAL;
ALTER TABLE entry ADD COLUMN batch TEXT AS
  (iif(json_valid(CAST(header AS TEXT)), CAST(header AS TEXT) ->> 'batch', NULL)) VIRTUAL;
CREATE INDEX entry_by_actor ON entry (stream, actor, seq);
CREATE INDEX entry_by_time ON entry (stream, at, seq);
CREATE INDEX entry_by_batch ON entry (stream, batch, seq) WHERE batch IS NOT NULL;

CREATE TABLE act (
  stream TEXT NOT NULL, scope TEXT NOT NULL,
  what TEXT NOT NULL, -- task.create, task.title, an intent; the scope in which it can be seen
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream, scope, what, seq)
) STRICT, WITHOUT ROWID;

WITH change AS (
  SELECT part.stream, part.scope, part.seq, at, CAST(header AS TEXT) ->> 'intent' AS intent,
         CAST(bytes AS TEXT) AS content
    FROM part JOIN entry ON entry.stream = part.stream AND entry.seq = part.seq
   WHERE kind = 'change' AND scope IS NOT NULL AND bytes IS NOT NULL
)
INSERT OR IGNORE INTO act (stream, scope, what, seq)
SELECT stream, scope, intent, seq FROM change
UNION ALL
SELECT stream, scope, content ->> 'kind' || '.' || CASE
         WHEN content -> 'text' IS NOT NULL THEN content ->> '$.text.field'
         WHEN content ->> '$.here.created_at' = at THEN 'create' ELSE 'move' END, seq
  FROM change WHERE content -> 'after' IS NULL
UNION ALL
SELECT stream, scope, content ->> 'kind' || '.' || CASE
         WHEN after.key IN ('parent', 'order') THEN 'move'
         WHEN after.key <> 'deleted_at' THEN after.key
         WHEN after.type = 'null' THEN 'restore' ELSE 'delete' END, seq
  FROM change, json_each(content, '$.after') AS after WHERE after.key <> 'deleted_by';
