import { cancel, isCancel, password as askPassword, text as askText } from '@clack/prompts'
