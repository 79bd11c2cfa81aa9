import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { RememberedPassphrases } from '../../electron/main/remembered-passphrases.ts';
import { skippedWhere } from '../support/skipped-where.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = readFileSync(join(root, 'build/packaging/uninstaller.nsh'), 'utf8');
const makensis = process.env['MAKENSIS'] ?? 'makensis';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-uninstaller-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('uninstalling asks before it removes, and removes the file of remembered passphrases and nothing else', async () => {
  const folder = emptyFolder();
  const keyring = {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret' as const,
    encryptStringAsync: async (text: string) => Buffer.from(text),
    decryptStringAsync: async (bytes: Buffer) => ({ result: bytes.toString(), shouldReEncrypt: false }),
  };
  await new RememberedPassphrases(folder, keyring, 'linux').remember('/w', 'x');
  const [file = ''] = readdirSync(folder);
  const paths = [...script.matchAll(/\$APPDATA\\[^"]+/g)].map(([path]) => path);
  expect(paths).toEqual([`$APPDATA\\\${PRODUCT_NAME}\\${file}`, `$APPDATA\\\${APP_PACKAGE_NAME}\\${file}`]);
  expect(script.match(/^\s*(Delete|RMDir|Rename).*$/gm)).toEqual(['      Delete "$0"']);
  expect(script.indexOf('MessageBox MB_YESNO')).toBeLessThan(script.indexOf('Delete "$0"'));
  expect(script).toMatch(/ifNot} \${isUpdated}\s+\${andIfNot} \${Silent}/);
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toContain(
    'include: build/packaging/uninstaller.nsh',
  );
});

/** What electron-builder's own script has around the macro. */
const around = `Unicode true
Name "NatPro Atlas"
OutFile "NatPro-Atlas.exe"
!include LogicLib.nsh
!include FileFunc.nsh
!include MUI2.nsh
!define PRODUCT_NAME "NatPro Atlas"
!define APP_PACKAGE_NAME "natpro-atlas"
!macro _isUpdated _a _b _t _f
  !insertmacro _== "1" "0" \`\${_t}\` \`\${_f}\`
!macroend
!define isUpdated \`"" isUpdated ""\`
Var installMode
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_LANGUAGE "English"
!include uninstaller.nsh
Section
  StrCpy $installMode "CurrentUser"
  WriteUninstaller "$INSTDIR\\un.exe"
SectionEnd
Section "Uninstall"
  !insertmacro customUnInstall
SectionEnd
`;

test(
  'the installer’s compiler takes the script without a warning',
  skippedWhere(
    spawnSync(makensis, ['-VERSION']).status !== 0,
    'makensis is not installed (or set MAKENSIS to its path)',
  ),
  () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'uninstaller.nsh'), script);
    writeFileSync(join(folder, 'setup.nsi'), around);
    const { status, stdout } = spawnSync(makensis, ['-INPUTCHARSET', 'UTF8', '-WX', '-V2', 'setup.nsi'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([0, '']);
  },
);
