import { NavLink, Skeleton, Stack, Text, Title } from '@mantine/core';
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
import type { Seen } from '../ui/record-draft.ts';
import { RecordLayout } from '../ui/record-layout.tsx';
import { cleaned, CodeRows, shownParts, type Code } from './code-rows.tsx';
import { refuseOvertaken, versionOf } from './overtaken.ts';
import { SaveBar } from './save-bar.tsx';

const route = getRouteApi('/shell/administration/code-lists');

const LISTS = ['industry', 'occupation', 'region', 'source', 'grade-labels', 'stage-labels'] as const;

const MOST = 200;

/** A list that nobody keeps yet. */
const none = (id: CodeList['id']): CodeList => ({ id, codes: [] });

const Codes = ({ list }: { readonly list: CodeList }) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState<Seen<readonly Code[]>>();
  const codes = draft?.value ?? list.codes;
  const save = useMutationOf({
    run: async ({ value, etag }: Seen<readonly Code[]>) => {
      const { items } = await data(api.listCodeLists({ limit: MOST }));
      refuseOvertaken(etag, items.find(({ id }) => id === list.id) ?? none(list.id));
      return data(api.putCodeList(list.id, { codes: value.map(cleaned) }));
    },
    touches: [['code-lists']],
    done: t('saved'),
    quiet: true,
    onDone: () => setDraft(undefined),
  });
  const blamed = blamedFields(save.error);
  return (
    <Stack p="md">
      <Title order={2} size="h3">
        {t(`code-lists.${list.id}`)}
      </Title>
      <Text size="sm" c="dimmed">
        {t('code-lists-text')}
      </Text>
      {codes.length === 0 && <Text>{t('no-codes')}</Text>}
      <CodeRows
        codes={codes}
        onChange={(value) => setDraft({ value, etag: draft?.etag ?? versionOf(list) })}
        reasonOf={(part) => blamed[`codes.${part}`]}
      />
      <Problem error={save.error} shownFields={shownParts('codes', codes.length)} />
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
    queryFn: ({ signal }) => data(api.listCodeLists({ limit: MOST }, { signal })),
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
            <Codes key={id} list={page.items.find((list) => list.id === id) ?? none(id)} />
          ) : (
            <Skeleton m="md" height={16} width="50%" />
          ))
        }
        onClose={() => void navigate({ search: {} })}
      />
    </Page>
  );
};
