import { Button, Group, Menu, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconDeviceFloppy, IconShare, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { SavedView } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import type { Column } from '../ui/data-list.tsx';
import { Problem } from '../ui/problem.tsx';
import { useColumnChoice } from '../ui/use-column-choice.ts';
import { asQuery, filterNames, type AccountFilter } from './filter.ts';
import { useTeams } from './lookups.ts';
import { useMay } from './may.ts';
import { useRequestKey } from '../api/use-request-key.ts';

export const useSavedViews = () => {
  const { data: views } = useQuery({
    queryKey: ['saved-views'],
    queryFn: () => data(api.listSavedViews({ limit: 200 })),
  });
  return (views?.items ?? []).filter(({ recordType }) => recordType === 'account');
};

/** The name under which the list keeps its columns: each view has its own. */
export const listName = (view: string | undefined) => (view === undefined ? 'accounts' : `accounts:${view}`);

type Sharing = SavedView['sharedWith'];

/** `nobody`, `everybody` or `team:<id>`. */
const asText = (sharedWith: Sharing) => (typeof sharedWith === 'object' ? `team:${sharedWith.teamId}` : sharedWith);
const asSharing = (text: string): Sharing =>
  text === 'everybody' || text === 'nobody' ? text : { teamId: text.slice('team:'.length) };

interface SaveDialogProps {
  readonly filter: AccountFilter;
  readonly columns: readonly Column<never>[];
  readonly view: SavedView | undefined;
  /** Whether the view that is open is changed, or a new one made. */
  readonly isNew: boolean;
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

const SaveDialog = ({ filter, columns, view, isNew, onClose, onSaved }: SaveDialogProps) => {
  const { t } = useTranslation(['customers', 'app']);
  const may = useMay();
  const teams = useTeams();
  const [name, setName] = useState(isNew ? '' : (view?.name ?? ''));
  const [shared, setShared] = useState<string>(isNew || !view ? 'nobody' : asText(view.sharedWith));
  const [choice] = useColumnChoice(listName(view?.id), columns);
  const key = useRequestKey(name, shared, choice);
  const save = useMutationOf<void, SavedView>({
    run: () => {
      const shownColumns = columns.filter(({ id }) => choice[id]).map(({ id }) => id);
      const given = asQuery(filter);
      const said = { name: name.trim(), columns: shownColumns, sharedWith: asSharing(shared) };
      return isNew || !view
        ? data(
            api.createSavedView(
              { ...said, recordType: 'account', filter: given },
              { headers: { 'Idempotency-Key': key } },
            ),
          )
        : data(
            api.patchSavedView(
              view.id,
              // A filter that is not set any more is taken away.
              { ...said, filter: Object.fromEntries(filterNames.map((one) => [one, given[one] ?? null])) },
              ifMatch(view),
            ),
          );
    },
    touches: [['saved-views']],
    done: t('views.saved'),
    quiet: true,
    onDone: ({ id }) => {
      onClose();
      onSaved(id);
    },
  });
  const ownTeams = teams.filter(({ value }) => may.administer || may.me.person?.teamIds.includes(value) === true);
  const blamed = blamedFields(save.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isNew ? 'views.save-as' : 'views.change')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t('views.text')}
          </Text>
          <TextInput
            data-autofocus
            required
            label={t('views.name')}
            value={name}
            error={blamed['name']}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Select
            label={t('views.shared-with')}
            data={[
              { value: 'nobody', label: t('views.nobody') },
              { value: 'everybody', label: t('views.everybody') },
              ...ownTeams.map(({ value, label }) => ({
                value: `team:${value}`,
                label: t('views.team', { team: label }),
              })),
            ]}
            value={shared}
            error={blamed['sharedWith'] ?? blamed['sharedWith.teamId']}
            allowDeselect={false}
            onChange={(value) => setShared(value ?? 'nobody')}
          />
          <Problem error={save.error} shownFields={['name', 'sharedWith', 'sharedWith.teamId']} />
          <Group justify="end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};

export interface SavedViewsProps {
  readonly views: readonly SavedView[];
  readonly open: SavedView | undefined;
  readonly filter: AccountFilter;
  readonly columns: readonly Column<never>[];
  readonly onOpen: (view: SavedView | undefined) => void;
  readonly onSaved: (id: string) => void;
}

/** Chooses a saved view, and saves, shares and deletes them. */
export const SavedViews = ({ views, open, filter, columns, onOpen, onSaved }: SavedViewsProps) => {
  const { t } = useTranslation('customers');
  const may = useMay();
  const [dialog, setDialog] = useState<'new' | 'change' | undefined>();
  const remove = useMutationOf<SavedView, unknown>({
    run: (view) => data(api.deleteSavedView(view.id, ifMatch(view))),
    touches: [['saved-views']],
    done: t('views.deleted'),
    onDone: () => onOpen(undefined),
  });
  const isOwn = open !== undefined && (open.ownerId === may.me.id || (may.administer && open.sharedWith !== 'nobody'));
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {open?.name ?? t('views.all')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen(undefined)}>{t('views.all')}</Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => onOpen(view)}
              rightSection={
                view.sharedWith === 'nobody' ? undefined : <IconShare size={14} aria-label={t('views.shared')} />
              }
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={14} aria-hidden />} onClick={() => setDialog('new')}>
            {t('views.save-as')}
          </Menu.Item>
          {isOwn && (
            <>
              <Menu.Item leftSection={<IconShare size={14} aria-hidden />} onClick={() => setDialog('change')}>
                {t('views.change')}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={14} aria-hidden />}
                onClick={() => remove.mutate(open)}
              >
                {t('views.delete')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialog && (
        <SaveDialog
          filter={filter}
          columns={columns}
          view={open}
          isNew={dialog === 'new'}
          onClose={() => setDialog(undefined)}
          onSaved={onSaved}
        />
      )}
    </>
  );
};
