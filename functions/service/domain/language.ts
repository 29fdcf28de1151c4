import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset/t2cn';

export type Language = 'en' | 'zh-Hans' | 'zh-Hant';

const HAN = /\p{Script=Han}/gu;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A text is Chinese from one Han character in ten letters on: names of products are often Latin. */
const CHINESE_FROM = 0.1;

const simplify = ConverterFactory(from.t ?? [], to.cn ?? []);

/**
 * The language to answer in: English, or Chinese as it was written. Traditional is what has more characters that
 * simplified writing spells otherwise than one in twenty.
 */
export const languageOf = (text: string): Language => {
  const han = text.match(HAN) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (han.length === 0 || han.length < letters * CHINESE_FROM || KANA.test(text)) return 'en';
  const otherwise = han.filter((character) => simplify(character) !== character).length;
  return otherwise > han.length / 20 ? 'zh-Hant' : 'zh-Hans';
};
