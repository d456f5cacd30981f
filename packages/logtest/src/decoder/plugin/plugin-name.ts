/** The decoders that are code, as `<plugin_decoder>` calls them. */
export const pluginNames = [
  'PF_Decoder',
  'SymantecWS_Decoder',
  'SonicWall_Decoder',
  'OSSECAlert_Decoder',
  'JSON_Decoder',
] as const;
export type PluginName = (typeof pluginNames)[number];
