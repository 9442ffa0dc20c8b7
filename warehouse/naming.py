"""Entities that are in no list: named and classed by what the articles that mention them say."""

from warehouse import Connection


def name_unlisted(c: Connection) -> None:
    """Bring the unlisted entities up to date that a reached article mentions or that were noted as touched.

    Name and kind are those most frequent over the mentions in `main`, ties by alphabet; an entity without a mention goes unless something listed
    belongs to it. Reads the temporary table `reached`; rows of the reference list are left alone.
    """
    _note_reached(c)
    _remove_unnamed(c)
    _name(c)


def _note_reached(c: Connection) -> None:
    """The unlisted entities to look at, as the temporary table `renamed`."""
    c.execute(
        """
        create or replace temp table renamed as
        select id as entity_id from ops.touched where kind = 'entity'
        union
        select entity_id from main.mentions semi join reached using (article_id)
        union
        select entity_id from parked.mentions semi join reached using (article_id)
        except
        select entity_id from main.entities where is_known
        """
    )


def _remove_unnamed(c: Connection) -> None:
    c.execute(
        """
        delete from main.entities
        where entity_id in (select entity_id from renamed)
            and entity_id not in (select entity_id from main.mentions)
            and entity_id not in (select parent_entity_id from main.entities where parent_entity_id is not null)
        """
    )


def _name(c: Connection) -> None:
    c.execute(
        """
        insert or replace into main.entities by name
        with said as (
            select entity_id, entity_name, entity_kind
            from main.mentions semi join renamed using (entity_id)
            where entity_name is not null
        ),
        names as (
            select entity_id, entity_name as name
            from said
            group by entity_id, entity_name
            qualify row_number() over (partition by entity_id order by count(*) desc, entity_name) = 1
        ),
        kinds as (
            select entity_id, entity_kind as kind
            from said
            group by entity_id, entity_kind
            qualify row_number() over (partition by entity_id order by count(*) desc, entity_kind) = 1
        )
        select entity_id, name, kind, null as country, null as parent_entity_id, false as is_known
        from names join kinds using (entity_id)
        """
    )
