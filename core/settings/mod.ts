export { createFolders, type FolderPlace, type Folders, type FolderSize } from "./folders.ts";
export { createProviderKeys, type ProviderKeys } from "./provider_keys.ts";
export { createSettings, type SettingsStore } from "./settings.ts";
export { exportSettings, importSettings } from "./settings_file.ts";
