import { ActionIcon, Button, Checkbox, Group, NavLink, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CodeList } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import classes from './admin.module.css';
import { SaveBar } from './save-bar.tsx';

const route = getRouteApi('/shell/administration/code-lists');

const LISTS = ['industry', 'occupation', 'region', 'source', 'grade-labels', 'stage-labels'] as const;
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;

type Code = CodeList['codes'][number];

/** Languages without a word are left out. */
const cleaned = ({ code, label, active }: Code): Code => ({
  code: code.trim(),
  label: {
    en: label.en,
    ...(label['zh-Hans'] && { 'zh-Hans': label['zh-Hans'] }),
    ...(label['zh-Hant'] && { 'zh-Hant': label['zh-Hant'] }),
  },
  active,
});

const Codes = ({ list }: { readonly list: CodeList }) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState<readonly Code[]>();
  const codes = draft ?? list.codes;
  const save = useMutationOf({
    run: (put: readonly Code[]) => data(api.putCodeList(list.id, { codes: put.map(cleaned) })),
    touches: [['code-lists']],
    done: t('saved'),
    quiet: true,
    onDone: () => setDraft(undefined),
  });
  const blamed = blamedFields(save.error);
  const change = (at: number, part: Partial<Code>) =>
    setDraft(codes.map((code, index) => (index === at ? { ...code, ...part } : code)));
  return (
    <Stack p="md">
      <Title order={2} size="h3">
        {t(`code-lists.${list.id}`)}
      </Title>
      <Text size="sm" c="dimmed">
        {t('code-lists-text')}
      </Text>
      {codes.length === 0 && <Text>{t('no-codes')}</Text>}
      {codes.map((code, at) => (
        <div key={at} className={classes.codeRow} role="group" aria-label={code.code}>
          <TextInput
            size="xs"
            aria-label={t('code')}
            placeholder={t('code')}
            value={code.code}
            onChange={({ currentTarget }) => change(at, { code: currentTarget.value })}
            error={blamed[`codes.${at}.code`]}
            spellCheck={false}
          />
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              size="xs"
              lang={language}
              aria-label={t(`label.${language}`)}
              placeholder={t(`label.${language}`)}
              value={code.label[language] ?? ''}
              onChange={({ currentTarget }) =>
                change(at, { label: { ...code.label, [language]: currentTarget.value } })
              }
              error={blamed[`codes.${at}.label.${language}`]}
            />
          ))}
          <Checkbox
            size="xs"
            label={t('active')}
            checked={code.active}
            onChange={({ currentTarget }) => change(at, { active: currentTarget.checked })}
          />
          <ActionIcon
            aria-label={t('remove-code', { code: code.code })}
            onClick={() => setDraft(codes.filter((_, index) => index !== at))}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group data-print="none">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setDraft([...codes, { code: '', label: { en: '' }, active: true }])}
        >
          {t('add-code')}
        </Button>
      </Group>
      <Problem error={save.error} />
      <SaveBar
        isChanged={draft !== undefined}
        isPending={save.isPending}
        onSave={() => draft && save.mutate(draft)}
        onDiscard={() => {
          setDraft(undefined);
          save.reset();
        }}
      />
    </Stack>
  );
};

/** The codes that fields take, with their words in each language. */
export const CodeListsPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const {
    data: page,
    error,
    refetch,
  } = useQuery({
    queryKey: ['code-lists'],
    queryFn: ({ signal }) => data(api.listCodeLists({ limit: 200 }, { signal })),
  });
  const id = LISTS.find((one) => one === open);
  return (
    <Page title={t('sections.code-lists')}>
      <RecordLayout
        list={
          <Stack gap={2} p="xs">
            {LISTS.map((one) => (
              <NavLink
                key={one}
                renderRoot={(props) => <Link to="/administration/code-lists" search={{ open: one }} {...props} />}
                active={one === id}
                label={t(`code-lists.${one}`)}
                description={t('codes', { count: page?.items.find((list) => list.id === one)?.codes.length ?? 0 })}
              />
            ))}
            {error ? <Problem error={error} onRetry={() => void refetch()} /> : null}
          </Stack>
        }
        record={
          id &&
          (page ? (
            <Codes key={id} list={page.items.find((list) => list.id === id) ?? { id, codes: [] }} />
          ) : (
            <Skeleton m="md" height={16} width="50%" />
          ))
        }
        onClose={() => void navigate({ search: {} })}
      />
    </Page>
  );
};
