import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAllCommands } from '../ui/commands.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import classes from './keys-dialog.module.css';

/** Every key that does something here. */
export const KeysDialog = ({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) => {
  const { t } = useTranslation('app');
  const commands = useAllCommands().filter(({ keys }) => keys !== undefined);
  const groups = [...Map.groupBy(commands, ({ group }) => group ?? t('groups.page'))];
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.groups}>
        {groups.map(([group, own]) => (
          <section key={group}>
            <h3 className={classes.head}>{group}</h3>
            <dl className={classes.keys}>
              {own.map(({ id, keys = '', label }) => (
                <div key={id} className={classes.line}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
};
