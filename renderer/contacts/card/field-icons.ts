import { Building2, Calendar, Globe, Mail, MapPin, MessageCircle, Phone, Tag, User, Users, type LucideIcon } from 'lucide-react'
import type { ContactListField } from '#shared/contacts.ts'

/** The sign before the label of a row: it tells a phone's "Work" from an address's. */
export const rowIcons: Readonly<Record<ContactListField, LucideIcon>> = { phones: Phone, emails: Mail, addresses: MapPin, links: Globe, dates: Calendar, positions: Building2, relations: Users, tags: Tag }
export const otherIcons = { social: User, messenger: MessageCircle }
