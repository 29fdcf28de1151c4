import { describe, expect, it } from 'vitest';
import { languageOf } from '../../../../functions/service/domain/language.ts';

describe('languageOf', () => {
  it.each([
    'Where is my invoice?',
    'Gdzie jest moja faktura z Łodzi?',
    '',
    '12345 !!!',
    // A name in a long English message.
    'My name is 王 and I have been waiting for an answer to my complaint for three weeks now, please call me.',
    // Japanese has Han characters as well.
    '請求書が届きません',
    'カード番号を変更したい',
  ])('answers in English: %s', (text) => {
    expect(languageOf(text)).toBe('en');
  });

  it.each(['我要开发票，谢谢', '为什么我的包裹还没到？', '我的 iPhone 15 Pro Max 坏了，请帮我换货', '你好'])(
    'answers in simplified Chinese: %s',
    (text) => {
      expect(languageOf(text)).toBe('zh-Hans');
    },
  );

  it.each(['我要開發票，謝謝', '為什麼我的包裹還沒到？', '請問我的訂單 A-1234 什麼時候會到貨？'])(
    'answers in traditional Chinese: %s',
    (text) => {
      expect(languageOf(text)).toBe('zh-Hant');
    },
  );

  it('takes a text for Chinese from one Han character in ten letters on, whatever else is in it', () => {
    expect(languageOf('Router box 发')).toBe('zh-Hans');
    expect(languageOf('Router boxes 发')).toBe('en');
    expect(languageOf(`发票 ${'2026-03-01 12:00, '.repeat(20)}`)).toBe('zh-Hans');
  });

  it('takes one traditional character in a long simplified text for a name', () => {
    expect(languageOf(`${'我们的包裹还没有到，请尽快处理这个问题。'.repeat(3)}張`)).toBe('zh-Hans');
    expect(languageOf(`${'我'.repeat(19)}張`)).toBe('zh-Hans');
    expect(languageOf(`${'我'.repeat(18)}張`)).toBe('zh-Hant');
  });
});
