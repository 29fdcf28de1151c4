import { Alert, Button, List, Skeleton, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { AuditFault, AuditVerification } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { Amount, When } from '../ui/when.tsx';
import classes from './admin.module.css';

const POLL_MS = 1000;

/** Where a fault is, as exactly as it is known. */
const placeOf = ({ chain, link, recordType, recordId, file }: AuditFault) =>
  [chain !== undefined && `#${chain}${link === undefined ? '' : `/${link}`}`, recordType, recordId, file]
    .filter(Boolean)
    .join(' ');

const Result = ({ verification }: { readonly verification: AuditVerification }) => {
  const { t } = useTranslation('admin');
  const { status, intact, entries, erased, headFiles, faultCount, faults, updatedAt } = verification;
  return (
    <Stack>
      {status === 'done' ? (
        <Alert
          variant="default"
          icon={
            intact ? (
              <IconShieldCheck color="var(--rp-good)" aria-hidden />
            ) : (
              <IconShieldX color="var(--rp-late)" aria-hidden />
            )
          }
          title={intact ? t('verify.intact') : t('verify.faults', { count: faultCount })}
        >
          <When at={updatedAt} />
        </Alert>
      ) : (
        <Text role="status">{t('verify.running')}</Text>
      )}
      <dl className={classes.facts}>
        <dt>{t('verify.entries')}</dt>
        <dd>
          <Amount value={entries} />
        </dd>
        <dt>{t('verify.erased')}</dt>
        <dd>
          <Amount value={erased} />
        </dd>
        <dt>{t('verify.head-files')}</dt>
        <dd>
          <Amount value={headFiles} />
        </dd>
      </dl>
      {faults.length > 0 && (
        <List size="sm">
          {faults.map((fault) => (
            <List.Item key={`${fault.kind} ${placeOf(fault)}`}>
              {t(`verify.kinds.${fault.kind}`)}: {placeOf(fault)}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
};

export interface VerificationProps {
  readonly id: string | undefined;
  readonly onAsked: (id: string) => void;
}

/** Checks that nobody has changed, cut or forged the audit, and says what was found. */
export const Verification = ({ id, onAsked }: VerificationProps) => {
  const { t } = useTranslation('admin');
  const { data: verification, error } = useQuery({
    queryKey: ['audit', 'verifications', id],
    queryFn: ({ signal }) => data(api.getAuditVerification(id ?? '', { signal })),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'done' ? false : POLL_MS),
  });
  const ask = useMutationOf({
    run: () => data(api.verifyAudit({ headers: { 'Idempotency-Key': crypto.randomUUID() } })),
    onDone: (asked) => onAsked(asked.id),
  });
  return (
    <Stack className={classes.record}>
      <Text c="dimmed">{t('verify.text')}</Text>
      <div data-print="none">
        <Button
          size="sm"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate(undefined)}
        >
          {t('verify.ask')}
        </Button>
      </div>
      <Problem error={error} />
      {verification ? <Result verification={verification} /> : id && !error && <Skeleton height={16} width="50%" />}
    </Stack>
  );
};
