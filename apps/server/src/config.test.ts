import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('left alone, every setting has its default', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 3000,
    databaseUrl: null,
    host: 'localhost',
    logLevel: 'info',
    trustProxy: false,
  });
  expect(config.dataFolder.endsWith('/data')).toBe(true);
});

test('an unknown FOLKMOOT_ variable is named, with the one that was meant', () => {
  expect(() => readConfig({ FOLKMOOT_ORGIN: 'http://localhost' })).toThrow(
    /FOLKMOOT_ORGIN is not a setting; did you mean FOLKMOOT_ORIGIN\?/,
  );
});

test('variables of the tests and of other programs are let be', () => {
  expect(() => readConfig({ FOLKMOOT_TEST_POSTGRES: 'x', HOME: '/nowhere' })).not.toThrow();
});

test('every problem is told at once', () => {
  const problems = {
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    FOLKMOOT_ORIGIN: 'https://a.example.org/path',
    FOLKMOOT_SECRET: 'short',
  };
  try {
    readConfig(problems);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    for (const name of Object.keys(problems)) expect((error as Error).message).toContain(name);
  }
});

test('an empty value is as good as none', () => {
  expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeNull();
});
