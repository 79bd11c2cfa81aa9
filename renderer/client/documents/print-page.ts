/**
 * Prints what is on the page, and waits until the printer's window is gone. Where the browser does not say so, whoever
 * goes on working has left it.
 */
export async function printPage(): Promise<void> {
  const leaving = ['afterprint', 'pointerdown', 'keydown'] as const;
  await new Promise<void>((resolve) => {
    const left = (): void => {
      for (const each of leaving) window.removeEventListener(each, left);
      resolve();
    };
    for (const each of leaving) window.addEventListener(each, left);
    window.print();
  });
}
