-- What a school sets as its policy is checked where it is written, however it is written: a policy that makes no sense is refused with its name, and never read.
-- A school may say nothing of its policies; what it says is as in `src/contract/session.ts`.
alter table schools
  add constraint schools_policies check (
    not settings ? 'policies' or (settings @@ 'strict $.policies.retentionDays > 0 && $.policies.retentionDays <= 7
      && ($.policies.drafts == "keep" || $.policies.drafts == "memory")') is true
  ),
  add constraint schools_policies_messages check (
    settings #> '{policies,messages}' is null or (settings #> '{policies,messages}' @@ 'strict $.replySchoolDays.floor() == $.replySchoolDays
      && $.replySchoolDays >= 1 && $.replySchoolDays <= 20
      && ($.urgentInQuietHours == "held" || $.urgentInQuietHours == "seen")
      && $.guardiansIncluded.type() == "array"
      && !exists($.guardiansIncluded[*] ? (@.type() != "string" || !(@ == "pre-reader" || @ == "elementary" || @ == "middle" || @ == "high")))
      && $.digestAt like_regex "^([01][0-9]|2[0-3]):[0-5][0-9]$"') is true
  ),
  add constraint schools_policies_reminder check (
    coalesce(jsonb_typeof(settings #> '{policies,messages,concernReminder}'), 'null') = 'null'
    or (settings #> '{policies,messages,concernReminder}' @@ 'strict $.last.floor() == $.last && $.last >= 1 && $.last <= 50
      && $.ratio > 0 && $.ratio <= 1') is true
  );
