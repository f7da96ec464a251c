-- The first schema on PostgreSQL: what the migrations of SQLite come to up to 0004, in its own types.
-- Every key of a stream begins with it, so that a cluster can distribute by it. Ids and order keys
-- compare by bytes (COLLATE "C"), what is hashed is bytea as it was hashed, JSON is kept as it came.

-- Streams and their logs -----------------------------------------------------------------------

CREATE TABLE stream (
  id text COLLATE "C" PRIMARY KEY,
  seq bigint NOT NULL,
  hash bytea NOT NULL, -- of the entry at seq; 32 zero bytes before the first
  number bigint NOT NULL -- the last task number given
) WITH (fillfactor = 50); -- each commit changes it: room for its versions beside it

CREATE TABLE entry (
  stream text COLLATE "C" NOT NULL, seq bigint NOT NULL,
  header bytea NOT NULL, hash bytea NOT NULL,
  actor text COLLATE "C" NOT NULL, at bigint NOT NULL, batch text COLLATE "C", -- as in the header
  PRIMARY KEY (stream, seq)
);
CREATE INDEX entry_by_actor ON entry (stream, actor, seq);
CREATE INDEX entry_by_time ON entry (stream, at, seq);
CREATE INDEX entry_by_batch ON entry (stream, batch, seq) WHERE batch IS NOT NULL;

CREATE TABLE part (
  stream text COLLATE "C" NOT NULL, seq bigint NOT NULL, n bigint NOT NULL,
  kind text NOT NULL, scope text COLLATE "C", "row" text COLLATE "C", task text COLLATE "C",
  salt bytea, bytes bytea, -- both NULL once erased; what was committed to stays
  commitment bytea NOT NULL,
  PRIMARY KEY (stream, seq, n)
);
CREATE INDEX part_by_scope ON part (stream, scope, seq) WHERE scope IS NOT NULL;
CREATE INDEX part_by_task ON part (stream, task, seq) WHERE task IS NOT NULL;
CREATE INDEX part_by_row ON part (stream, "row", seq) WHERE "row" IS NOT NULL;

CREATE TABLE act (
  stream text COLLATE "C" NOT NULL, scope text COLLATE "C" NOT NULL,
  what text COLLATE "C" NOT NULL, -- task.create, task.title, an intent; the scope to see it in
  seq bigint NOT NULL,
  PRIMARY KEY (stream, scope, what, seq)
);

CREATE TABLE outcome (
  stream text COLLATE "C" NOT NULL, mutation text COLLATE "C" NOT NULL,
  actor text COLLATE "C" NOT NULL, digest bytea NOT NULL,
  seq bigint, -- of an accepted one
  code text, detail text, op bigint, -- of a refused one; detail is JSON
  at bigint NOT NULL,
  PRIMARY KEY (stream, mutation),
  CHECK ((seq IS NULL) <> (code IS NULL))
);

-- Text documents -------------------------------------------------------------------------------

CREATE TABLE text_update (
  stream text COLLATE "C" NOT NULL, "row" text COLLATE "C" NOT NULL, field text NOT NULL,
  seq bigint NOT NULL, n bigint NOT NULL, -- n: a mutation may hold several
  bytes bytea NOT NULL,
  PRIMARY KEY (stream, "row", field, seq, n)
);

CREATE TABLE text_clock (
  stream text COLLATE "C" NOT NULL, "row" text COLLATE "C" NOT NULL, field text NOT NULL,
  client bigint NOT NULL, -- Yjs client id
  clock bigint NOT NULL, -- the next one expected of it
  person text COLLATE "C" NOT NULL, -- who used the client id first
  PRIMARY KEY (stream, "row", field, client)
);

-- People, and what readers keep: never replicated, never in the log ----------------------------

CREATE TABLE account (
  person text COLLATE "C" PRIMARY KEY,
  email text COLLATE "C" NOT NULL UNIQUE, -- folded
  name text NOT NULL,
  password_hash text NOT NULL,
  is_admin boolean NOT NULL,
  active boolean NOT NULL
);

CREATE TABLE session (
  id text COLLATE "C" PRIMARY KEY,
  person text COLLATE "C" NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  created_at bigint NOT NULL, used_at bigint NOT NULL, expires_at bigint NOT NULL,
  address text NOT NULL, agent text NOT NULL
);
CREATE INDEX session_by_person ON session (person);

CREATE TABLE link (
  token_hash bytea PRIMARY KEY,
  purpose text NOT NULL,
  stream text COLLATE "C", subject text,
  expires_at bigint
);


CREATE TABLE reader_cursor (
  stream text COLLATE "C" NOT NULL, reader text COLLATE "C" NOT NULL,
  seq bigint NOT NULL, -- up to which its work is done; no record: nothing yet
  PRIMARY KEY (stream, reader)
);

CREATE TABLE reader_fault (
  stream text COLLATE "C" NOT NULL, reader text COLLATE "C" NOT NULL, seq bigint NOT NULL,
  tries bigint NOT NULL,
  is_skipped boolean NOT NULL, -- given up, the reader went on behind it
  what text NOT NULL, -- what failed where, no word that a person wrote
  at bigint NOT NULL,
  PRIMARY KEY (stream, reader, seq)
);

CREATE TABLE lease (
  name text COLLATE "C" PRIMARY KEY,
  holder text NOT NULL,
  counter bigint NOT NULL, -- rises with each new holder; every write of theirs checks it
  until bigint NOT NULL
);

-- Rows: a table a kind, the system fields first ------------------------------------------------

CREATE TABLE system_fields (
  stream text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL, parent text COLLATE "C", "order" text COLLATE "C",
  seq bigint NOT NULL, created_at bigint NOT NULL, created_by text COLLATE "C" NOT NULL,
  updated_at bigint NOT NULL, updated_by text COLLATE "C" NOT NULL,
  deleted_at bigint, deleted_by text COLLATE "C"
);

CREATE TABLE workspace (
  LIKE system_fields,
  name text, settings json,
  PRIMARY KEY (stream, id)
);

CREATE TABLE member (
  LIKE system_fields,
  person text COLLATE "C", role text, name text, picture text,
  PRIMARY KEY (stream, id)
);
CREATE INDEX member_by_person ON member (stream, person);

CREATE TABLE invitation (
  LIKE system_fields,
  email text COLLATE "C", role text, boards json, expires_at bigint,
  uses bigint, used bigint,
  PRIMARY KEY (stream, id)
);

CREATE TABLE board (
  LIKE system_fields,
  name text, key text, description text, icon text, colour text, everyone text, archived boolean,
  origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX board_by_place ON board (stream, scope, parent);

CREATE TABLE board_member (
  LIKE system_fields,
  person text COLLATE "C", role text,
  PRIMARY KEY (stream, id)
);
CREATE INDEX board_member_by_place ON board_member (stream, scope, parent);
CREATE INDEX board_member_by_person ON board_member (stream, person);

CREATE TABLE "column" (
  LIKE system_fields,
  name text, "limit" bigint, is_done boolean, archived boolean,
  origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX column_by_place ON "column" (stream, scope, parent);

CREATE TABLE label (
  LIKE system_fields,
  name text, colour text, origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX label_by_place ON label (stream, scope, parent);

CREATE TABLE field (
  LIKE system_fields,
  name text, type text, options json,
  origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX field_by_place ON field (stream, scope, parent);

CREATE TABLE "view" (
  LIKE system_fields,
  name text, layout text, filter json,
  sort json, grouping text, owner text,
  PRIMARY KEY (stream, id)
);
CREATE INDEX view_by_place ON "view" (stream, scope, parent);

CREATE TABLE share_link (
  LIKE system_fields,
  role text, expires_at bigint, has_password boolean,
  PRIMARY KEY (stream, id)
);
CREATE INDEX share_link_by_place ON share_link (stream, scope, parent);

CREATE TABLE task (
  LIKE system_fields,
  title text, number bigint, done_at bigint, due text, start text, priority bigint,
  estimate double precision, cover text, archived boolean, origin json,
  assignees json, labels json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX task_by_place ON task (stream, scope, parent);

CREATE TABLE checklist (
  LIKE system_fields,
  title text, origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX checklist_by_place ON checklist (stream, scope, parent);

CREATE TABLE check_item (
  LIKE system_fields,
  title text, done boolean, assignee text, due text, origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX check_item_by_place ON check_item (stream, scope, parent);

CREATE TABLE field_value (
  LIKE system_fields,
  field text, value json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX field_value_by_place ON field_value (stream, scope, parent);

CREATE TABLE comment (
  LIKE system_fields,
  body text, edited_at bigint, origin json,
  reactions json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX comment_by_place ON comment (stream, scope, parent);

CREATE TABLE relation (
  LIKE system_fields,
  link text, "to" text COLLATE "C",
  PRIMARY KEY (stream, id)
);
CREATE INDEX relation_by_place ON relation (stream, scope, parent);
CREATE INDEX relation_by_to ON relation (stream, "to");

CREATE TABLE attachment (
  LIKE system_fields,
  name text, media_type text, size bigint, hash text, url text,
  origin json,
  PRIMARY KEY (stream, id)
);
CREATE INDEX attachment_by_place ON attachment (stream, scope, parent);

CREATE TABLE profile (
  LIKE system_fields,
  name text, picture text, locale text, zone text,
  PRIMARY KEY (stream, id)
);

CREATE TABLE preference (
  LIKE system_fields,
  name text, value json,
  PRIMARY KEY (stream, id)
);

CREATE TABLE star (
  LIKE system_fields,
  workspace text, board text,
  PRIMARY KEY (stream, id)
);

CREATE TABLE watch (
  LIKE system_fields,
  workspace text, task text COLLATE "C",
  PRIMARY KEY (stream, id)
);
CREATE INDEX watch_by_task ON watch (stream, task);

CREATE TABLE notification (
  LIKE system_fields,
  workspace text, entry bigint, about json, reason text,
  read_at bigint,
  PRIMARY KEY (stream, id)
);

CREATE TABLE instance (
  LIKE system_fields,
  name text, settings json,
  PRIMARY KEY (stream, id)
);

CREATE TABLE event (
  LIKE system_fields,
  what text, person text COLLATE "C", subject text,
  PRIMARY KEY (stream, id)
);

DROP TABLE system_fields; -- it was only the pattern
