import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/client.ts';
import { When } from '../ui/when.tsx';
import classes from './admin.module.css';
import { useAuditWords } from './record-words.ts';

const NOTHING = '–';

/** A value as it can be read; text without quotes. */
const written = (value: unknown) =>
  value === undefined ? NOTHING : typeof value === 'string' ? value : JSON.stringify(value, null, 1);

type Change = NonNullable<AuditEntry['changes']>[number];

const Values = ({ change }: { readonly change: Change }) => {
  const { t } = useTranslation('admin');
  if (change.hidden) return <td colSpan={2}>{t('audit.hidden')}</td>;
  if (change.leftOut !== undefined) return <td colSpan={2}>{t('audit.left-out', { count: change.leftOut })}</td>;
  return (
    <>
      <td>{written(change.before)}</td>
      <td>{written(change.after)}</td>
    </>
  );
};

/** An entry of the audit with what was before and after. */
export const AuditEntryRecord = ({ entry }: { readonly entry: AuditEntry }) => {
  const { t } = useTranslation('admin');
  const words = useAuditWords();
  return (
    <Stack className={classes.record}>
      <Group gap="sm">
        <Title order={2} size="h3">
          {t(`audit.kinds.${entry.kind}`)}
        </Title>
        <Badge variant="dot" color={entry.intact ? 'teal' : 'red'} tt="none">
          {entry.intact ? t('audit.intact') : t('audit.not-intact')}
        </Badge>
      </Group>
      <dl className={classes.facts}>
        <dt>{t('audit.what')}</dt>
        <dd>{words.record(entry)}</dd>
        <dt>{t('audit.by')}</dt>
        <dd>{words.actor(entry.by)}</dd>
        <dt>{t('audit.at')}</dt>
        <dd>
          <When at={entry.at} />
        </dd>
        {entry.version !== undefined && (
          <>
            <dt>{t('audit.version')}</dt>
            <dd>{entry.version}</dd>
          </>
        )}
        {Object.entries(entry.about ?? {}).map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(`audit.about.${name}`, { defaultValue: name })}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {entry.correlationId !== undefined && (
          <>
            <dt>{t('audit.correlation')}</dt>
            <dd>{entry.correlationId}</dd>
          </>
        )}
      </dl>
      {entry.erased && <Text c="dimmed">{t('audit.erased-text')}</Text>}
      {entry.changes && entry.changes.length > 0 && (
        <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('audit.changes')}>
          <table className={classes.table} aria-label={t('audit.changes')}>
            <thead>
              <tr>
                <th scope="col">{t('audit.field')}</th>
                <th scope="col">{t('audit.before')}</th>
                <th scope="col">{t('audit.after')}</th>
              </tr>
            </thead>
            <tbody>
              {entry.changes.map((change) => (
                <tr key={change.field}>
                  <th scope="row">{change.field}</th>
                  <Values change={change} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Stack>
  );
};
