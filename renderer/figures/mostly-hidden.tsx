import { Icon } from '../ui/icon.tsx';
import { useMessages } from '../ui/locale.tsx';
import './mostly-hidden.css';

/** How many figures a screen could show, and how many of them the planning view hides. */
export type HiddenCount = { readonly hidden: number; readonly all: number };

/** From a half on the screen is more locks than figures, and has to say why. */
export function isMostlyHidden({ all, hidden }: HiddenCount): boolean {
  return hidden > 0 && hidden * 2 >= all;
}

/** Why most figures are hidden and what to do about it, in one sentence; nothing where most are shown. */
export function MostlyHidden(props: { readonly count: HiddenCount }) {
  const { common } = useMessages();
  if (!isMostlyHidden(props.count)) return null;
  return (
    <p className="mostly-hidden">
      <Icon name="lock" size={16} />
      {common.mostlyHidden}
    </p>
  );
}
