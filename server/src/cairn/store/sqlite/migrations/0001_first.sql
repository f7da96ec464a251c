-- The first schema. Every key begins with the stream id: what a stream holds lies together, and an
-- engine that distributes can do so by it. Ids are lower-case UUIDs as text, times milliseconds,
-- what is hashed is BLOB as it was hashed. Order keys compare by bytes (SQLite's BINARY collation).

-- Streams and their logs -----------------------------------------------------------------------

CREATE TABLE stream (
  id TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL, -- of the entry at seq; 32 zero bytes before the first
  number INTEGER NOT NULL -- the last task number given
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  stream TEXT NOT NULL, seq INTEGER NOT NULL,
  header BLOB NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
  stream TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL,
  kind TEXT NOT NULL, scope TEXT, "row" TEXT, task TEXT,
  salt BLOB, bytes BLOB, -- both NULL once erased; what was committed to stays
  commitment BLOB NOT NULL,
  PRIMARY KEY (stream, seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_by_scope ON part (stream, scope, seq) WHERE scope IS NOT NULL;
CREATE INDEX part_by_task ON part (stream, task, seq) WHERE task IS NOT NULL;

CREATE TABLE outcome (
  stream TEXT NOT NULL, mutation TEXT NOT NULL,
  actor TEXT NOT NULL, digest BLOB NOT NULL,
  seq INTEGER, -- of an accepted one
  code TEXT, detail TEXT, op INTEGER, -- of a refused one; detail is JSON
  at INTEGER NOT NULL,
  PRIMARY KEY (stream, mutation),
  CHECK ((seq IS NULL) <> (code IS NULL))
) STRICT, WITHOUT ROWID;

-- Text documents -------------------------------------------------------------------------------

CREATE TABLE text_update (
  stream TEXT NOT NULL, "row" TEXT NOT NULL, field TEXT NOT NULL,
  seq INTEGER NOT NULL, n INTEGER NOT NULL, -- n: a mutation may hold several
  bytes BLOB NOT NULL,
  PRIMARY KEY (stream, "row", field, seq, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_clock (
  stream TEXT NOT NULL, "row" TEXT NOT NULL, field TEXT NOT NULL,
  client INTEGER NOT NULL, -- Yjs client id
  clock INTEGER NOT NULL, -- the next one expected of it
  person TEXT NOT NULL, -- who used the client id first
  PRIMARY KEY (stream, "row", field, client)
) STRICT, WITHOUT ROWID;

-- People: never replicated, never in the log ---------------------------------------------------

CREATE TABLE account (
  person TEXT PRIMARY KEY NOT NULL,
  email TEXT NOT NULL UNIQUE, -- folded
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  is_admin INTEGER NOT NULL,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  person TEXT NOT NULL,
  token_hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  address TEXT NOT NULL, agent TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  token_hash BLOB PRIMARY KEY NOT NULL,
  purpose TEXT NOT NULL,
  stream TEXT, subject TEXT,
  expires_at INTEGER
) STRICT, WITHOUT ROWID;

-- Rows: a table a kind, the system fields first ------------------------------------------------

-- One index serves segments (stream, scope) and trees (stream, scope, parent): a row has the scope
-- of its parent, and an edit that leaves a row where it is touches no index at all.

CREATE TABLE workspace (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, settings TEXT CHECK (json_valid(settings)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  person TEXT, role TEXT, name TEXT, picture TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_by_person ON member (stream, person);

CREATE TABLE invitation (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  email TEXT, role TEXT, boards TEXT CHECK (json_valid(boards)), expires_at INTEGER,
  uses INTEGER, used INTEGER,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE board (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, key TEXT, description TEXT, icon TEXT, colour TEXT, everyone TEXT, archived INTEGER,
  origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_by_place ON board (stream, scope, parent);

CREATE TABLE board_member (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  person TEXT, role TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_member_by_place ON board_member (stream, scope, parent);
CREATE INDEX board_member_by_person ON board_member (stream, person);

CREATE TABLE "column" (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, "limit" INTEGER, is_done INTEGER, archived INTEGER,
  origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX column_by_place ON "column" (stream, scope, parent);

CREATE TABLE label (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, colour TEXT, origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX label_by_place ON label (stream, scope, parent);

CREATE TABLE field (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, type TEXT, options TEXT CHECK (json_valid(options)),
  origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_by_place ON field (stream, scope, parent);

CREATE TABLE "view" (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, layout TEXT, filter TEXT CHECK (json_valid(filter)),
  sort TEXT CHECK (json_valid(sort)), grouping TEXT, owner TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_by_place ON "view" (stream, scope, parent);

CREATE TABLE share_link (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  role TEXT, expires_at INTEGER, has_password INTEGER,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX share_link_by_place ON share_link (stream, scope, parent);

CREATE TABLE task (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  title TEXT, number INTEGER, done_at INTEGER, due TEXT, start TEXT, priority INTEGER,
  estimate REAL, cover TEXT, archived INTEGER, origin TEXT CHECK (json_valid(origin)),
  assignees TEXT CHECK (json_valid(assignees)), labels TEXT CHECK (json_valid(labels)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX task_by_place ON task (stream, scope, parent);

CREATE TABLE checklist (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  title TEXT, origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX checklist_by_place ON checklist (stream, scope, parent);

CREATE TABLE check_item (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  title TEXT, done INTEGER, assignee TEXT, due TEXT, origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_item_by_place ON check_item (stream, scope, parent);

CREATE TABLE field_value (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  field TEXT, value TEXT CHECK (json_valid(value)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX field_value_by_place ON field_value (stream, scope, parent);

CREATE TABLE comment (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  body TEXT, edited_at INTEGER, origin TEXT CHECK (json_valid(origin)),
  reactions TEXT CHECK (json_valid(reactions)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_by_place ON comment (stream, scope, parent);

CREATE TABLE relation (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  link TEXT, "to" TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_place ON relation (stream, scope, parent);

CREATE TABLE attachment (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, media_type TEXT, size INTEGER, hash TEXT, url TEXT,
  origin TEXT CHECK (json_valid(origin)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_place ON attachment (stream, scope, parent);

CREATE TABLE profile (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, picture TEXT, locale TEXT, zone TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE preference (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, value TEXT CHECK (json_valid(value)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE star (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  workspace TEXT, board TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  workspace TEXT, task TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  workspace TEXT, entry INTEGER, about TEXT CHECK (json_valid(about)), reason TEXT,
  read_at INTEGER,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE instance (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  name TEXT, settings TEXT CHECK (json_valid(settings)),
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  stream TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, parent TEXT, "order" TEXT,
  seq INTEGER NOT NULL, created_at INTEGER NOT NULL, created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, deleted_at INTEGER, deleted_by TEXT,
  what TEXT, person TEXT, subject TEXT,
  PRIMARY KEY (stream, id)
) STRICT, WITHOUT ROWID;

