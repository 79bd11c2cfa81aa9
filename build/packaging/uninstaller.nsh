; Included by electron-builder. Workspaces stay: they are the office's data, and encrypted. Passphrases that this computer
; remembers open them, so whoever uninstalls is asked; an update and a silent uninstallation ask nothing and remove nothing.
; The folder is the one of app.getPath('userData'), by the product's name or the package's.

!macro customUnInstall
  ${ifNot} ${isUpdated}
  ${andIfNot} ${Silent}
    SetShellVarContext current
    StrCpy $0 "$APPDATA\${PRODUCT_NAME}\remembered-passphrases.bin"
    ${ifNot} ${FileExists} "$0"
      StrCpy $0 "$APPDATA\${APP_PACKAGE_NAME}\remembered-passphrases.bin"
    ${endIf}
    ${if} ${FileExists} "$0"
      ${if} $LANGUAGE == 1054
        StrCpy $1 "เครื่องนี้จำวลีรหัสผ่านของแฟ้มงานไว้ให้ท่าน ลบออกด้วยหรือไม่$\r$\n$\r$\nแฟ้มงานยังอยู่ที่เดิม และยังเปิดได้ด้วยวลีรหัสผ่าน"
      ${else}
        StrCpy $1 "This computer remembers passphrases of workspaces for you. Remove them as well?$\r$\n$\r$\nThe workspaces stay where they are, and the passphrases still open them."
      ${endIf}
      MessageBox MB_YESNO|MB_ICONQUESTION "$1" IDNO natpro_keep_passphrases
      Delete "$0"
      natpro_keep_passphrases:
    ${endIf}
    ${if} $installMode == "all"
      SetShellVarContext all
    ${endif}
  ${endIf}
!macroend
