/** What was wrong with an import file; stable, so that callers may branch on it. */
export type ImportErrorCode =
  'not-well-formed' | 'entities-refused' | 'encoding-unreadable' | 'too-large' | 'not-this-format';

/** Where in the file: both count from 1, columns in characters. */
export interface FilePosition {
  line: number;
  column: number;
}

/**
 * A file that cannot be imported, with the place that is to blame. The message is a whole English sentence for
 * the operator. It never repeats what the file says, so it may be logged.
 */
export class ImportError extends Error {
  readonly code: ImportErrorCode;
  readonly line: number;
  readonly column: number;

  constructor(code: ImportErrorCode, message: string, position: FilePosition) {
    super(message);
    this.name = 'ImportError';
    this.code = code;
    this.line = position.line;
    this.column = position.column;
  }
}
