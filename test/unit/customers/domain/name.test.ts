import { describe, expect, it } from 'vitest';
import { composeName } from '../../../../functions/customers/domain/name.ts';

describe('a name made of its parts', () => {
  it.each([
    [{ givenName: 'Ada', familyName: 'Lovelace' }, 'Ada Lovelace'],
    [{ givenName: 'Ada', familyName: 'Lovelace', language: 'en-GB' }, 'Ada Lovelace'],
    [{ givenName: 'Anna', familyName: 'Kovács', language: 'hu' }, 'Kovács Anna'],
    [{ givenName: 'Văn An', familyName: 'Nguyễn', language: 'vi-VN' }, 'Nguyễn Văn An'],
    [{ givenName: 'Xiaoming', familyName: 'Wang', language: 'ZH-Hant' }, 'Wang Xiaoming'],
    [{ givenName: '小明', familyName: '王', language: 'zh-Hans' }, '王小明'],
    [{ givenName: '小明', familyName: '王' }, '王小明'],
    [{ givenName: '花子', familyName: '山田', language: 'ja' }, '山田花子'],
    [{ givenName: '철수', familyName: '김', language: 'ko' }, '김철수'],
    [{ givenName: '小明', familyName: 'Wang', language: 'en' }, '小明 Wang'],
    [{ givenName: ' Ada ', familyName: ' Lovelace ' }, 'Ada Lovelace'],
    [{ familyName: 'Lovelace' }, 'Lovelace'],
    [{ givenName: 'Ada', legalName: 'Ada Ltd' }, 'Ada'],
    [{ legalName: 'Acme GmbH', tradeName: 'Acme' }, 'Acme'],
    [{ legalName: 'Acme GmbH' }, 'Acme GmbH'],
    [{ givenName: '小明', familyName: '王 Wang', language: 'en' }, '小明 王 Wang'],
    [{ language: 'en' }, undefined],
  ])('of %j is %s', (parts, name) => {
    expect(composeName(parts)).toBe(name);
  });
});
