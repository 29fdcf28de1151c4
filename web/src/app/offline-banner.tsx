import { onlineManager } from '@tanstack/react-query';
import { IconWifiOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './offline-banner.module.css';

const subscribe = (listener: () => void) => onlineManager.subscribe(listener);

/** Says that nothing can be fetched or sent at the moment, and that what is typed is kept. */
export const OfflineBanner = () => {
  const { t } = useTranslation('app');
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline());
  return (
    <div role="status" className={classes.place} data-print="none">
      {!isOnline && (
        <p className={classes.root}>
          <IconWifiOff size={16} aria-hidden />
          {t('offline')}
        </p>
      )}
    </div>
  );
};
