import { countGraphemes } from '@folkmoot/signals';
import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findHouseRules, type HouseRule } from '../../newsroom/sites/index.ts';

/** Graphemes that a reason and a note can have. */
const longest = 2_000;

export interface GivenGrounds {
  /** Code of a house rule in force. */
  readonly rule: string;
  /** What the person will read. */
  readonly reason: string;
  /** For colleagues. */
  readonly note: string;
}

export interface Grounds {
  readonly rule: HouseRule | null;
  readonly rulesVersion: number;
  readonly reason: string;
  readonly note: string;
}

/**
 * Checks what a decision rests on. `needs` says what this act cannot do without. Throws `decision-needs-rule`,
 * `decision-needs-reason`, `field-too-long`.
 */
export async function readGrounds(
  ctx: Pick<Ctx, 'db' | 'site'>,
  given: GivenGrounds,
  needs: { rule: boolean; reason: boolean },
): Promise<Grounds> {
  const rules = await findHouseRules(ctx.db, { siteId: ctx.site.id });
  const rule = rules.rules.find((one) => one.code === given.rule) ?? null;
  if (needs.rule && !rule) throw new AppError('decision-needs-rule', { field: 'rule' });
  const reason = readText(given.reason, { name: 'reason', label: 'Reason' });
  if (needs.reason && reason === '') throw new AppError('decision-needs-reason', { field: 'reason' });
  const note = readText(given.note, { name: 'note', label: 'Note for colleagues' });
  return { rule, rulesVersion: rules.version, reason, note };
}

function readText(given: string, field: { name: string; label: string }): string {
  const text = given.replaceAll('\r\n', '\n').trim();
  if (countGraphemes(text) > longest)
    throw new AppError('field-too-long', { params: { label: field.label, max: longest }, field: field.name });
  return text;
}

export interface GivenEnd {
  /** `date` or `good`. */
  readonly end: string;
  /** `2027-02-09`: the day on which the ban is over. */
  readonly until: string;
}

/** When a ban is over, in epoch milliseconds at the start of that day (UTC); null for good. Throws `ban-needs-end`. */
export function readBanEnd(given: GivenEnd, nowMs: number): number | null {
  if (given.end === 'good') return null;
  const untilMs =
    given.end === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(given.until)
      ? Date.parse(`${given.until}T00:00:00Z`)
      : NaN;
  if (Number.isNaN(untilMs) || untilMs <= nowMs)
    throw new AppError('ban-needs-end', { field: given.end === 'date' ? 'until' : 'end' });
  return untilMs;
}
