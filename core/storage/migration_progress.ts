/** How far bringing a database to this program's schema is, in chunks. */
export interface MigrationProgress {
  done: number;
  total: number;
}

/** Hears of it between two steps; what it does meanwhile is waited for. */
export type ReportMigration = (progress: MigrationProgress) => Promise<void>;
