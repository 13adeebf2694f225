import { formatDate } from '../../http/index.ts';
import { HelpRoutesList, helpRoutes } from '../../newsroom/help/index.ts';
import { outcomeTexts } from './report-outcomes.ts';
import type { Receipt } from './find-receipt.ts';
import { reasonTexts } from './report-reasons.ts';

/** Where a serious reason may mean that somebody needs help themselves. */
const helpForSerious = helpRoutes.filter((route) => route.groups.some((group) => group !== 'something-else'));

export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { label, severity, hidesAtOnce } = reasonTexts[receipt.reason];
  const isDecided = receipt.outcome !== null;
  return (
    <main id="content" class="page page-narrow">
      <h1>{isDecided ? 'Your report has been decided' : 'Thank you. We have your report'}</h1>
      <div class="receipt">
        <p>Your number is</p>
        <p class="receipt-number">{receipt.number}</p>
        <p>Keep this number, or keep this page’s address. It shows you what happened.</p>
      </div>
      <p>
        You told us: <strong>{label}</strong>.
      </p>
      {receipt.reason === 'danger' && !isDecided && (
        <p class="notice notice-attention">
          If someone is in danger right now, call 999. We cannot send help from here.
        </p>
      )}
      {receipt.reason === 'private-picture' && (
        <p class="notice notice-attention">Never send us a picture. Do not save it or pass it on.</p>
      )}
      <h2>What happens</h2>
      <ol class="timeline">
        <li>
          We have your report. <time>{formatDate(receipt.createdAtMs)}</time>
        </li>
        {hidesAtOnce && !isDecided && <li>The comment is hidden until one of us has looked.</li>}
        <li aria-current={isDecided ? undefined : 'step'}>
          A person reads it. We look at the most serious first, and at every report within 24 hours.
        </li>
        <li aria-current={isDecided ? 'step' : undefined}>
          {receipt.outcome === null ? 'You see here what we decided.' : outcomeTexts[receipt.outcome]}
          {receipt.decidedAtMs !== null && <time>{formatDate(receipt.decidedAtMs)}</time>}
        </li>
      </ol>
      <p>The person who wrote the comment is not told who reported it.</p>
      {isDecided && (
        <p>
          Do you think we got it wrong? <a href={`/contact?about=report-${receipt.number}`}>Tell us</a>.
        </p>
      )}
      <h2>Who can help</h2>
      {severity === 3 ? (
        <HelpRoutesList routes={helpForSerious} />
      ) : (
        <p>
          If this worries you, <a href="/help">these people can help</a>.
        </p>
      )}
    </main>
  );
}
