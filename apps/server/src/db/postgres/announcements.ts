import pg from 'pg';

export const channel = 'folkmoot';

/** While the connection is sound its answer comes at once; one that is dead without saying so is found out by this. */
const askEveryMs = 5_000;
const tryAgainMs = 500;

interface Listener {
  hear(message: string): void;
  /** False when the connection is lost, true when it stands. */
  change(isHearing: boolean): void;
}

/**
 * Hears what any process commits to this database, through one connection of its own that is made again when it is
 * lost. Resolves after the first attempt, whether or not it came to stand.
 */
export async function hearNotifications(
  url: string,
  listener: Listener,
): Promise<{ stop: () => Promise<void> }> {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const connect = async (): Promise<void> => {
    const opened = new pg.Client({
      connectionString: url,
      keepAlive: true,
      query_timeout: askEveryMs,
      connectionTimeoutMillis: askEveryMs,
    });
    client = opened;
    opened.on('error', () => lose(opened));
    opened.on('end', () => lose(opened));
    opened.on('notification', (notification) => {
      if (client === opened) listener.hear(notification.payload ?? '');
    });
    try {
      await opened.connect();
      await opened.query(`listen ${channel}`);
      if (client !== opened) return;
      listener.change(true);
      ask(opened);
    } catch {
      lose(opened);
    }
  };

  const ask = (asked: pg.Client): void => {
    timer = setTimeout(() => {
      asked.query('select 1').then(
        () => client === asked && ask(asked),
        () => lose(asked),
      );
    }, askEveryMs).unref();
  };

  const lose = (lost: pg.Client): void => {
    if (client !== lost) return;
    client = undefined;
    clearTimeout(timer);
    listener.change(false);
    void lost.end().catch(() => undefined);
    if (!isStopped) timer = setTimeout(() => void connect(), tryAgainMs).unref();
  };

  await connect();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      const last = client;
      client = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
