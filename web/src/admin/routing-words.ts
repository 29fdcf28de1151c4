import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';

/** What a rule asks for, in a line. */
export const useRuleWords = () => {
  const { t } = useTranslation('admin');
  const locale = useLocale();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  return (when: RoutingRule['when']) => {
    const parts = [
      when.words && t('rule.if-words', { words: either.format(when.words) }),
      when.types && t('rule.if-types', { types: either.format(when.types.map((type) => t(`types.${type}`))) }),
      when.channels &&
        t('rule.if-channels', { channels: either.format(when.channels.map((channel) => t(`channels.${channel}`))) }),
      when.products && t('rule.if-products', { products: either.format(when.products) }),
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? parts.join(' · ') : t('rule.always');
  };
};
