import { create } from 'zustand'
import { client, queryClient, trpc } from '../../client/trpc.ts'
import { showFailure } from '../../client/shown-failure.ts'
import { upload } from '../../client/upload.ts'

/** The picture that is being cropped, and whose it will be. */
export const usePhoto = create<{ contactId: number; picture: Blob } | { contactId: null; picture: null }>(() => ({ contactId: null, picture: null }))

export const cropPhoto = (contactId: number, picture: Blob) => usePhoto.setState({ contactId, picture })
export const closePhoto = () => usePhoto.setState({ contactId: null, picture: null })

/** Sends a cropped picture and makes it the photo; the card shows it at once. */
export async function keepPhoto(contactId: number, picture: Blob): Promise<void> {
  const uploadId = await upload(new File([picture], 'photo', { type: picture.type }), () => {})
  const { hash } = await client.photos.take.mutate({ uploadId })
  await setPhoto(contactId, hash)
}

export async function setPhoto(contactId: number, photo: string | null): Promise<void> {
  await client.contacts.update.mutate({ id: contactId, changes: { photo } })
  queryClient.setQueryData(trpc.contacts.get.queryKey({ id: contactId }), (contact) => (contact ? { ...contact, photo } : contact))
}

/** Opens the photo a contact has to be cropped anew. */
export async function cropAgain(contactId: number, hash: string): Promise<void> {
  try {
    const response = await fetch(`/api/blob/${hash}`)
    if (!response.ok) throw new Error(`The photo could not be read (${response.status}).`)
    cropPhoto(contactId, await response.blob())
  } catch (error) {
    showFailure(error)
  }
}
