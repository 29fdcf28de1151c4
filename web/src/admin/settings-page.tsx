import { Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { Settings } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { SaveBar } from './save-bar.tsx';
import { useWhole } from './use-whole.ts';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** What holds for the whole company. */
export const SettingsPage = () => {
  const { t } = useTranslation(['admin', 'app']);
  const { value, error, retry, refused, change, bar } = useWhole<Settings>({
    key: ['settings'],
    get: (params) => api.getSettings(params),
    put: (settings, params) => api.putSettings(settings, params),
  });
  const blamed = blamedFields(refused);
  return (
    <Page title={t('admin:sections.settings')} width="reading">
      <Stack>
        {error ? <Problem error={error} onRetry={retry} /> : null}
        {!value && !error && <Skeleton height={16} width="50%" />}
        {value && (
          <>
            <Select
              label={t('admin:zone')}
              description={t('admin:zone-text')}
              data={ZONES}
              value={value.timeZone}
              onChange={(timeZone) => timeZone && change({ ...value, timeZone })}
              error={blamed['timeZone']}
              searchable
              limit={60}
              allowDeselect={false}
              nothingFoundMessage={t('app:nothing-found')}
            />
            <TextInput
              label={t('admin:country')}
              description={t('admin:country-text')}
              value={value.country ?? ''}
              onChange={({ currentTarget }) => {
                const country = currentTarget.value.toUpperCase().slice(0, 2);
                change({ timeZone: value.timeZone, ...(country !== '' && { country }) });
              }}
              error={blamed['country']}
              maxLength={2}
            />
          </>
        )}
        <Problem error={refused} shownFields={['timeZone', 'country']} />
        <SaveBar {...bar} />
        <Text size="sm" c="dimmed">
          {t('admin:zone-note')}
        </Text>
      </Stack>
    </Page>
  );
};
