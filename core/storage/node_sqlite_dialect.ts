import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { type DialectAdapter, SqliteAdapter, SqliteDialect } from "kysely";

const preparedAtMost = 200;

/**
 * A deferred transaction that reads before it writes fails at once when another connection wrote in
 * between (no busy timeout helps); one that takes the write lock first just waits its turn.
 */
const beginImmediate = "begin immediate";

/** SQLite rolls back by itself on a full disk; a second rollback would hide that error. */
const nothingDone = { changes: 0, lastInsertRowid: 0 };

/**
 * Kysely on the platform's own SQLite (docs/adr/003): Kysely's SQLite dialect speaks to a database
 * shaped like better-sqlite3, so this gives `node:sqlite` that shape.
 */
export function nodeSqliteDialect(database: DatabaseSync): SqliteDialect {
  const prepare = cachedPrepare(database);
  return new TransactionalDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const statement = prepare(sql === "begin" ? beginImmediate : sql);
        return {
          reader: statement.columns().length > 0,
          all: (values) => statement.all(...bindable(values)) as unknown[],
          run: (values) =>
            sql === "rollback" && !database.isTransaction
              ? nothingDone
              : statement.run(...bindable(values)),
          iterate: (values) => statement.iterate(...bindable(values)) as IterableIterator<unknown>,
        };
      },
    },
  });
}

/**
 * SQLite changes tables within transactions; Kysely's adapter does not say so. Without, a program that
 * is killed between a migration and its note would find tables that it is about to make.
 */
class TransactionalDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function cachedPrepare(database: DatabaseSync): (sql: string) => StatementSync {
  const cache = new Map<string, StatementSync>();
  return (sql) => {
    const known = cache.get(sql);
    if (known) return known;
    if (cache.size >= preparedAtMost) cache.clear();
    const statement = database.prepare(sql);
    cache.set(sql, statement);
    return statement;
  };
}

function bindable(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (typeof value === "boolean") return value ? 1 : 0;
    return value === undefined ? null : value as SQLInputValue;
  });
}
