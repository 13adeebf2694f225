/** Promise 1, no image in: no endpoint takes a reader's file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTable } from '../src/newsroom/people/index.ts';
import {
  engines,
  openTestNewsroom,
  testOrigin,
  type TestNewsroom,
  type TestPerson,
} from './support/newsroom.ts';

const mediaTypes = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/bmp',
  'image/tiff',
  'image/svg+xml',
  'image/x-icon',
  'video/mp4',
  'video/webm',
  'video/quicktime',
  'audio/mpeg',
  'audio/ogg',
  'application/pdf',
  'application/zip',
  'application/octet-stream',
  'multipart/form-data; boundary=edge',
  'text/plain',
];
const content = 'a-picture-that-must-not-be-kept';
const multipart = `--edge\r\nContent-Disposition: form-data; name="text"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n${content}\r\n--edge--\r\n`;

/** Every route that takes a body, its parameters filled with something harmless. */
const routes = Object.keys(accessTable)
  .filter((route) => !/^(GET|HEAD) /.test(route))
  .map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return {
      method: method as 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: path.replaceAll(/:\w+/g, 'a-fine-day'),
    };
  });

describe.each(engines)('no image in, on %s', (engine) => {
  let newsroom: TestNewsroom;
  let admin: TestPerson;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine);
    admin = await newsroom.person({ role: 'admin' });
  });
  afterAll(() => newsroom.close());

  test.each(mediaTypes)('%s is refused everywhere, and nothing of it is kept', async (mediaType) => {
    for (const { method, url } of routes)
      for (const visitor of [newsroom.guest, admin]) {
        const payload = mediaType.startsWith('multipart/') ? multipart : content;
        const headers = { 'content-type': mediaType, origin: testOrigin };
        const response = await visitor.send({ method, url, headers, payload });
        expect(response.statusCode, `${method} ${url}`).toBe(415);
      }
    expect(await everything(newsroom)).not.toContain(content);
  });
});

async function everything(newsroom: TestNewsroom): Promise<string> {
  const tables = await newsroom.db.introspection.getTables();
  const rows = tables.map(({ name }) =>
    newsroom.db
      .selectFrom(name as 'events')
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}
