import { formatCount } from '../../shared/format/numbers.ts';
import { Icon } from '../ui/icon.tsx';
import { useMessages } from '../ui/locale.tsx';
import './count-or-hidden.css';

/** A count; null where it is hidden, undefined where there is none. */
export function CountOrHidden(props: { readonly count: number | null | undefined }) {
  const { common } = useMessages();
  if (props.count === undefined) return '–';
  if (props.count !== null) return formatCount(props.count);
  return (
    <span className="count-hidden" title={common.hidden}>
      <Icon name="lock" size={16} />
      <span className="visually-hidden">{common.hidden}</span>
    </span>
  );
}
