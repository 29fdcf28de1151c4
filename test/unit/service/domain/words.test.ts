import { describe, expect, it } from 'vitest';
import { wordFinder } from '../../../../functions/service/domain/words.ts';

const found = (text: string, ...words: string[]) => wordFinder(text)(words);

describe('wordFinder', () => {
  it('finds a whole word in any case', () => {
    expect(found('The BILL is wrong', 'bill')).toBe('bill');
    expect(found('the bill is wrong', 'BILL')).toBe('BILL');
  });

  it.each(['My billing address', 'A handbill', 'bills'])('does not find a word inside another one: %s', (text) => {
    expect(found(text, 'bill')).toBeUndefined();
  });

  it('finds a word beside punctuation and at both ends of the text', () => {
    expect(found('Invoice?!', 'invoice')).toBe('invoice');
    expect(found('“refund”, please', 'refund')).toBe('refund');
    expect(found('where is my parcel', 'parcel')).toBe('parcel');
  });

  it('finds a phrase across spaces, line breaks and punctuation, in its order only', () => {
    expect(found('I was charged\n  twice - why?', 'charged twice')).toBe('charged twice');
    expect(found('Twice I was charged', 'charged twice')).toBeUndefined();
    expect(found('charged him twice', 'charged twice')).toBeUndefined();
  });

  it('answers the first of the words in the order of the rule, not of the text', () => {
    expect(found('a refund for the invoice', 'invoice', 'refund')).toBe('invoice');
  });

  it('finds simplified Chinese words without spaces', () => {
    expect(found('我要开发票', '发票')).toBe('发票');
    expect(found('发票', '发票')).toBe('发票');
    expect(found('我的包裹还没到', '发票')).toBeUndefined();
  });

  it('finds traditional Chinese words without spaces', () => {
    expect(found('請問我的發票在哪裡？', '發票')).toBe('發票');
    expect(found('退貨流程', '退貨')).toBe('退貨');
  });

  it('does not take the characters of a Chinese word from both sides of another', () => {
    expect(found('发了一张票', '发票')).toBeUndefined();
  });

  it('finds Latin words between Chinese characters, whole', () => {
    expect(found('我的iPhone坏了', 'iphone')).toBe('iphone');
    expect(found('我的iPhones坏了', 'iphone')).toBeUndefined();
  });

  it('finds Japanese and Thai words without spaces', () => {
    expect(found('請求書が届きません', '請求書')).toBe('請求書');
    expect(found('ฉันต้องการใบแจ้งหนี้', 'ใบแจ้งหนี้')).toBe('ใบแจ้งหนี้');
  });

  it('takes composed and decomposed letters, wide and narrow forms, ß and SS for the same', () => {
    expect(found('Łódź cafe\u0301', 'CAFÉ')).toBe('CAFÉ');
    expect(found('ＩＮＶＯＩＣＥ', 'invoice')).toBe('invoice');
    expect(found('Grosse STRASSE', 'straße')).toBe('straße');
    expect(found('große straße', 'STRASSE')).toBe('STRASSE');
  });

  it('takes the Turkish İ and what other software makes of it in lower case for the same', () => {
    expect(found('İstanbul', 'i\u0307stanbul')).toBe('i\u0307stanbul');
  });

  it('takes no notice of punctuation in the words of the rule', () => {
    expect(found('my invoice is wrong', 'invoice?')).toBe('invoice?');
    expect(found('I was charged twice', '“charged, twice”')).toBe('“charged, twice”');
  });

  it('does not take a letter with an accent for the letter', () => {
    expect(found('résumé', 'resume')).toBeUndefined();
  });

  it('finds numbers as words', () => {
    expect(found('Error 404 again', '404')).toBe('404');
    expect(found('Error 4040 again', '404')).toBeUndefined();
  });

  it('finds nothing when there are no words', () => {
    expect(found('anything')).toBeUndefined();
  });
});
