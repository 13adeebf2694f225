import { shareOf, type Row } from './section.ts';

/** The rows as a Markdown table: it reads well on a terminal and goes into the documents as it is. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    `${formatFigure(row.figure)} ${row.unit}`,
    row.beside ? `${row.beside.what} ${formatFigure(row.beside.figure)}` : '',
    row.beside ? `${(100 * shareOf(row.figure, row.beside.figure)).toFixed(0)} %` : '',
    row.budget ? `${row.budget.words}: ${row.budget.isKept ? 'kept' : 'missed'}` : '',
    row.note ?? '',
  ]);
  const head = ['what', 'figure', 'beside', 'share', 'budget', 'note'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function formatFigure(figure: number): string {
  return figure.toLocaleString('en-GB', { maximumFractionDigits: figure < 100 ? 1 : 0 });
}
