/** What was done, on the page that follows an act. */
const doneTexts: Readonly<Record<string, string>> = {
  keep: 'Done: the comment stays on the site.',
  remove: 'Done: the comment is off the site, and its author is told why.',
  warn: 'Done: the comment stays on the site, and its author is warned.',
  ban: 'Done: the person is banned and told why.',
  unban: 'Done: the ban is lifted, and the person is told.',
};

export function DoneNotice({ act }: { act: string | undefined }) {
  const text = act !== undefined && Object.hasOwn(doneTexts, act) ? doneTexts[act] : undefined;
  if (text === undefined) return null;
  return (
    <p class="notice notice-success" role="status">
      {text}
    </p>
  );
}
