-- Readers of the log: how far each is in each stream, what it failed at, and which process leads.

CREATE TABLE reader_cursor (
  stream TEXT NOT NULL, reader TEXT NOT NULL,
  seq INTEGER NOT NULL, -- up to which its work is done; no record: nothing yet
  PRIMARY KEY (stream, reader)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_fault (
  stream TEXT NOT NULL, reader TEXT NOT NULL, seq INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  is_skipped INTEGER NOT NULL, -- 1: given up, the reader went on behind it
  what TEXT NOT NULL, -- what failed where, no word that a person wrote
  at INTEGER NOT NULL,
  PRIMARY KEY (stream, reader, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
  name TEXT PRIMARY KEY NOT NULL,
  holder TEXT NOT NULL,
  counter INTEGER NOT NULL, -- rises with each new holder; every write of theirs checks it
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened before there were readers is no news: nobody is notified of it.
INSERT INTO reader_cursor (stream, reader, seq) SELECT id, 'notifications', seq FROM stream;
INSERT INTO reader_cursor (stream, reader, seq) SELECT id, 'text_clashes', seq FROM stream;

-- Names are right in workspaces as long as profiles are looked through, which are few entries.
INSERT INTO reader_cursor (stream, reader, seq)
SELECT id, 'names', seq FROM stream WHERE id NOT IN (SELECT person FROM account);

-- Who watches a task, by person; the history of one row; relations that lead to a task.
CREATE INDEX watch_by_task ON watch (stream, task);
CREATE INDEX part_by_row ON part (stream, "row", seq) WHERE "row" IS NOT NULL;
CREATE INDEX relation_by_to ON relation (stream, "to");
