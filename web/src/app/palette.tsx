import { Spotlight, spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaletteHits } from '../customers/use-palette-hits.tsx';
import { useAllCommands, type Command } from '../ui/commands.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { useRights } from './me.ts';
import { providePalette } from './palette-store.ts';

const grouped = (commands: readonly Command[], others: string): SpotlightActionGroupData[] => {
  const groups = Map.groupBy(commands, ({ group }) => group ?? others);
  return [...groups].map(([group, own]) => ({
    group,
    actions: own.map(({ id, label, keys, icon, keywords, run }) => ({
      id,
      label,
      leftSection: icon,
      rightSection: keys === undefined ? undefined : <KeyHint keys={keys} />,
      keywords: keywords === undefined ? undefined : [...keywords],
      onClick: run,
    })),
  }));
};

/** Everything that can be done here, by a few letters of its name; and the customers, contacts and tickets that are called so. */
export const Palette = () => {
  const { t } = useTranslation('app');
  const [typed, setTyped] = useState('');
  const hits = usePaletteHits(typed, useRights()?.customers === true);
  useEffect(() => providePalette(spotlight.open), []);
  const commands = useAllCommands().filter(({ listedOnly }) => !listedOnly);
  return (
    <Spotlight
      actions={grouped([...commands, ...hits], t('groups.page'))}
      onQueryChange={setTyped}
      // The shell hears it, also before this is here.
      shortcut={null}
      nothingFound={t('nothing-found')}
      highlightQuery
      limit={12}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': t('palette-hint') } }}
      transitionProps={{ duration: 100 }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} aria-hidden />,
        placeholder: t('palette-hint'),
        'aria-label': t('palette-hint'),
      }}
    />
  );
};
