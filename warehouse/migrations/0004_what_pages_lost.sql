-- Articles say how much of their page was taken, and runs what the new text of an article added and what it no longer says.
alter table main.articles add column share_of_visible_text double;
alter table ops.runs add column claims_added bigint default 0;
alter table ops.runs add column claims_gone bigint default 0;
alter table ops.runs add column figures_added bigint default 0;
alter table ops.runs add column figures_gone bigint default 0;
