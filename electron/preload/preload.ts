import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { desktopChannels as channels, type DesktopBridge, type OpenedFile } from '#shared/desktop.ts'

/** Passes on the content alone: the page never gets hold of Electron's event or of `ipcRenderer`. */
function listen<T>(channel: string, listener: (content: T) => void): () => void {
  const pass = (_event: unknown, content: T) => listener(content)
  ipcRenderer.on(channel, pass)
  return () => void ipcRenderer.off(channel, pass)
}

const bridge: DesktopBridge = {
  onCommand: (listener) => listen<string>(channels.command, (id) => listener(id)),
  onFiles: (listener) => {
    const stop = listen<OpenedFile[]>(channels.files, (files) => listener(files))
    ipcRenderer.send(channels.filesWanted)
    return stop
  },
  notify: (note) => ipcRenderer.send(channels.notify, note),
  setLanguage: (language) => ipcRenderer.send(channels.language, language),
  pathOf: (file) => webUtils.getPathForFile(file as File),
}

contextBridge.exposeInMainWorld('touchbase', bridge)
