import { defineConsent, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { firstParty } from 'fluxconsent/services'
import type { RealPolicy } from './RealPolicy.ts'

const INQUIRY = 'info@fluxim.com'

/** A Swiss manufacturer without a data protection officer: newsletter, customer relations, recruitment. */
export const manufacturer: RealPolicy = {
  name: 'manufacturer',
  config: defineConsent<string, readonly Service[]>({
    controller: {
      name: 'Fluxim AG',
      address: 'Katharina-Sulzer-Platz 2\nCH-8400 Winterthur\nSwitzerland',
      email: INQUIRY,
      dpo: null,
    },
    policy: {
      version: '2023-06',
      updated: '2023-06-22',
      url: '/privacy',
      material: false,
      notes: [
        { title: 'Encryption', text: 'Data are encrypted in transit and at rest; Zoho uses AES-256 and TLS 1.2/1.3.' },
        { title: 'Firewalls', text: 'Suspicious network traffic is monitored and blocked.' },
        { title: 'Updates', text: 'Security updates are installed regularly.' },
      ],
    },
    jurisdiction: 'CH',
    jurisdictions: [{ match: ['CH'], regulation: 'revfadp', model: 'opt-in' }],
    categories: { necessary: { required: true } },
    services: [
      firstParty({
        id: 'shop',
        category: 'necessary',
        stores: [{ name: 'basket', lifetime: 'session', purpose: 'payment' }],
      }),
    ],
    agreements: [{ id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '2023-06', doubleOptIn: true }],
    activities: [
      {
        id: 'newsletter',
        title: 'Newsletter',
        purpose: 'Sends newsletters and promotional offers to those who opted in',
        legalBasis: 'consent',
        agreement: 'newsletter',
        data: ['name', 'contact'],
        recipients: ['Mailchimp'],
        transfer: { country: 'US', safeguard: 'scc' },
        retention: 'until you unsubscribe; that you did is kept',
      },
      {
        id: 'customers',
        title: 'Customer relations',
        purpose: 'Account updates, inquiries, customer support, upgrades',
        legalBasis: 'contract',
        data: ['contact', 'job title', 'company name', 'version of the software', 'purchases', 'payment'],
        recipients: ['Zoho', 'distributors', 'authorities, where the law requires it'],
        transfer: { country: 'US', safeguard: 'scc' },
        retention: 'for the lifetime of the account; old accounts are reviewed every six years',
      },
      {
        id: 'distributors',
        title: 'Requests of other countries',
        purpose: 'Hands the names of potential customers to the distributor of their country',
        legalBasis: 'legitimate-interest',
        interest: 'serving business customers in their country',
        data: ['name', 'company name'],
        recipients: ['the distributor'],
        retention: 'until it no longer serves the purpose',
      },
      {
        id: 'improvement',
        title: 'Service improvement',
        purpose: 'Analyses interactions and feedback',
        legalBasis: 'legitimate-interest',
        interest: 'improving our products and services',
        data: ['interactions', 'feedback'],
        retention: 'until it no longer serves the purpose',
      },
      {
        id: 'recruitment',
        title: 'Recruitment',
        purpose: 'Used for the application only',
        legalBasis: 'contract',
        data: ['documents of the application'],
        retention: 'until it no longer serves the purpose',
      },
      {
        id: 'fraud',
        title: 'Fraud prevention',
        purpose: 'Detects and prevents fraud',
        legalBasis: 'legitimate-interest',
        interest: 'protecting our rights',
        data: ['purchases', 'payment'],
        retention: 'until it no longer serves the purpose',
      },
    ],
    messages: { en },
  }),
  facts: [
    ['2 data', 'Contact details', 'job title', 'company name', 'version of the software', 'Payment data'],
    ['2 applications', 'documents of the application'],
    ['3 communication', 'Newsletter', 'promotional offers', 'Account updates, inquiries, customer support'],
    [
      '3 improvement',
      'Service improvement',
      'Analyses interactions and feedback',
      'improving our products and services',
    ],
    ['3 recruitment', 'Recruitment', 'Used for the application only'],
    ['3 fraud', 'Fraud prevention', 'Detects and prevents fraud'],
    ['4 sharing', 'distributors', 'authorities, where the law requires it'],
    ['5 Mailchimp', 'Mailchimp', 'United States: Standard contractual clauses'],
    ['5 Zoho', 'Zoho', 'AES-256', 'TLS 1.2/1.3'],
    ['6 protection', 'Encryption', 'Firewalls', 'Security updates are installed regularly.'],
    ['7 retention', 'old accounts are reviewed every six years', 'until it no longer serves the purpose'],
    ['8 distributors', 'Legitimate interest', 'serving business customers in their country'],
    ['9 rights', 'Access', 'Rectification', 'Erasure', 'Restriction', 'To use a right, write to info@fluxim.com.'],
    ['11 officer', 'There is none. The controller answers questions about data protection.', INQUIRY],
    ['11 address', 'Fluxim AG', 'Katharina-Sulzer-Platz 2', 'CH-8400 Winterthur', 'Switzerland'],
    ['12 updates', 'a smaller one it shows in a notice'],
    ['complaints', 'Complaint: complain to a supervisory authority.'],
    ['last update', 'last updated: June 22, 2023'],
    ['no machine decides', 'No decision is made by machines alone.'],
  ],
  never: ['continued use', 'bound by'],
}
