/** What the business changes of itself: a "ne … plus" in it is the wish itself, and every word of it belongs to the one wish. */
export const ofSettings: readonly string[] = [
  ...['set_hours', 'close_day', 'open_days', 'set_price', 'service_duration', 'rename_service', 'withdraw_service'],
  ...['add_bay', 'list_bays', 'remove_bay', 'rename_bay', 'end_block', 'change_site', 'show_site'],
  ...['add_service', 'change_role', 'remove_member', 'list_members', 'quota', 'plan'],
  ...['custom_field', 'set_field', 'list_fields', 'show_field', 'remove_field', 'rename_field', 'second_factor'],
];
