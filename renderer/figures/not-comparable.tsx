import type { ComparedChildren } from '../../shared/contract/quality.ts';
import { goToScreen } from '../client/address/use-address.ts';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import { Notice } from '../ui/notice.tsx';

/** Why children of two years cannot be told to be the same, and the way to where they can be linked. */
export function NotComparable(props: {
  readonly reason: Extract<ComparedChildren, { isComparable: false }>['reason'];
}) {
  const { reason } = props;
  const { quality } = useMessages();
  return (
    <Notice
      tone="info"
      action={
        reason === 'no-records' ? null : (
          <Action size="small" onPress={() => goToScreen('linking')}>
            {quality.goToLinking}
          </Action>
        )
      }
    >
      {quality.notComparable[reason]}
    </Notice>
  );
}
