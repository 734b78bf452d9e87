"""The whole first schema, said once for SQLite and PostgreSQL.

Each table is written in neutral words that `_column()` turns into the engine's own: ID, REF(table), TEXT, WHOLE, MONEY
(minor units), FLAG, MOMENT (UTC), DAY (civil date) and JSON. SQLite tables are STRICT and every word carries its CHECK,
so that neither engine can hold "12,50" as a number or 31 February as a date. No key cascades: history is archived,
never torn out.
"""

from __future__ import annotations

import re
from typing import Protocol


class Connection(Protocol):
    """What a migration needs from the database that runs it."""

    def execute_sql(self, sql: str) -> object:
        """Run one statement."""


TABLES: dict[str, str] = {
    # ------------------------------------------------------------------ the firm
    "firm": """
        name TEXT NOT NULL
        trade_line TEXT NOT NULL DEFAULT ''
        owner_name TEXT NOT NULL DEFAULT ''
        phone TEXT NOT NULL DEFAULT ''
        email TEXT NOT NULL DEFAULT ''
        website TEXT NOT NULL DEFAULT ''
        street TEXT NOT NULL DEFAULT ''
        town TEXT NOT NULL DEFAULT ''
        region TEXT NOT NULL DEFAULT ''
        postal_code TEXT NOT NULL DEFAULT ''
        country TEXT NOT NULL DEFAULT 'US'
        locale TEXT NOT NULL DEFAULT 'en_US'
        currency TEXT NOT NULL DEFAULT 'USD'
        time_zone TEXT NOT NULL DEFAULT 'America/Los_Angeles'
        paper TEXT NOT NULL DEFAULT 'letter' CHECK (paper IN ('letter', 'a4'))
        area_unit TEXT NOT NULL DEFAULT 'sq_ft' CHECK (area_unit IN ('sq_ft', 'm2'))
        tax_name TEXT NOT NULL DEFAULT ''
        tax_basis_points WHOLE NOT NULL DEFAULT 0 CHECK (tax_basis_points BETWEEN 0 AND 10000)
        is_tax_included FLAG
        guarantee_days WHOLE NOT NULL DEFAULT 30
        is_sample FLAG
        logo_id REF(attachment)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "setting": """
        name TEXT NOT NULL UNIQUE
        value JSON NOT NULL
        version WHOLE NOT NULL DEFAULT 1
    """,
    "closed_day": """
        closed_on DAY NOT NULL UNIQUE
        name TEXT NOT NULL DEFAULT ''
        is_open_after_all FLAG
        version WHOLE NOT NULL DEFAULT 1
    """,
    "counter": """
        name TEXT NOT NULL UNIQUE
        last_value WHOLE NOT NULL
        version WHOLE NOT NULL DEFAULT 1
    """,
    "wording": """
        name TEXT NOT NULL
        language TEXT NOT NULL DEFAULT 'en'
        body TEXT NOT NULL
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (name, language)
    """,
    # ------------------------------------------------------------------ the team
    "van": """
        name TEXT NOT NULL
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "person": """
        name TEXT NOT NULL
        initials TEXT NOT NULL
        role TEXT NOT NULL CHECK (role IN ('owner', 'office', 'technician'))
        title TEXT NOT NULL DEFAULT ''
        phone TEXT NOT NULL DEFAULT ''
        email TEXT NOT NULL DEFAULT ''
        is_in_field FLAG
        van_id REF(van)
        pin_hash TEXT
        goodwill_limit_minor MONEY NOT NULL DEFAULT 0
        photo_id REF(attachment)
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "training_topic": """
        name TEXT NOT NULL
        is_required FLAG
        valid_months WHOLE NOT NULL DEFAULT 12
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "training": """
        person_id REF(person) NOT NULL
        topic_id REF(training_topic) NOT NULL
        trainer_id REF(person)
        trained_on DAY NOT NULL
        expires_on DAY
        note TEXT NOT NULL DEFAULT ''
        complaint_id REF(complaint)
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    # ------------------------------------------------------------------ clients
    "client": """
        number WHOLE NOT NULL UNIQUE
        kind TEXT NOT NULL DEFAULT 'home' CHECK (kind IN ('home', 'business'))
        salutation TEXT NOT NULL DEFAULT ''
        first_name TEXT NOT NULL DEFAULT ''
        last_name TEXT NOT NULL DEFAULT ''
        company_name TEXT NOT NULL DEFAULT ''
        preferred_name TEXT NOT NULL DEFAULT ''
        name TEXT NOT NULL CHECK (name <> '')
        sort_name TEXT NOT NULL
        language TEXT NOT NULL DEFAULT ''
        use_profile TEXT NOT NULL DEFAULT '' CHECK (use_profile IN ('', 'light', 'normal', 'heavy', 'office', 'shop', 'food', 'nursing', 'day_care'))
        agreed_interval_days WHOLE CHECK (agreed_interval_days > 0)
        promised_on DAY
        birthday TEXT NOT NULL DEFAULT ''
        why_us TEXT NOT NULL DEFAULT ''
        source TEXT NOT NULL DEFAULT ''
        referred_by_id REF(client)
        referred_by_note TEXT NOT NULL DEFAULT ''
        first_contact_on DAY
        ended_reason TEXT NOT NULL DEFAULT '' CHECK (ended_reason IN ('', 'moved', 'died', 'no_contact'))
        ended_on DAY
        used_other_on DAY
        used_other_note TEXT NOT NULL DEFAULT ''
        merged_into_id REF(client)
        created_at MOMENT NOT NULL
        archived_at MOMENT
        archived_by_id REF(person)
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
        main_street TEXT NOT NULL DEFAULT ''
        main_town TEXT NOT NULL DEFAULT ''
        main_postal_code TEXT NOT NULL DEFAULT ''
        main_phone TEXT NOT NULL DEFAULT ''
        main_email TEXT NOT NULL DEFAULT ''
        search_text TEXT NOT NULL DEFAULT ''
        visit_count WHOLE NOT NULL DEFAULT 0
        first_visit_on DAY
        last_visit_on DAY
        next_visit_at MOMENT
        expected_interval_days WHOLE
        due_on DAY
        drifting_on DAY
        lost_on DAY
        stage TEXT NOT NULL DEFAULT 'stranger'
        is_hurt FLAG
        is_quiet_good FLAG
        attention WHOLE NOT NULL DEFAULT 0
        annual_value_minor MONEY NOT NULL DEFAULT 0
        value_at_risk_minor MONEY NOT NULL DEFAULT 0
        lifetime_minor MONEY NOT NULL DEFAULT 0
        owed_minor MONEY NOT NULL DEFAULT 0
        last_contact_at MOMENT
        last_opened_at MOMENT
    """,
    "client_factor": """
        client_id REF(client) NOT NULL
        factor TEXT NOT NULL CHECK (factor IN ('none', 'children', 'baby', 'pregnancy', 'elderly', 'allergy', 'asthma', 'pets', 'smokers'))
        noted_on DAY
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (client_id, factor)
    """,
    "tag": """
        name TEXT NOT NULL UNIQUE
        version WHOLE NOT NULL DEFAULT 1
    """,
    "client_tag": """
        client_id REF(client) NOT NULL
        tag_id REF(tag) NOT NULL
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (client_id, tag_id)
    """,
    "contact_point": """
        client_id REF(client) NOT NULL
        kind TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'web', 'fax'))
        label TEXT NOT NULL DEFAULT ''
        value TEXT NOT NULL CHECK (value <> '')
        normal TEXT NOT NULL DEFAULT ''
        digits_reversed TEXT NOT NULL DEFAULT ''
        whose TEXT NOT NULL DEFAULT ''
        note TEXT NOT NULL DEFAULT ''
        is_preferred FLAG
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "contact_permission": """
        client_id REF(client) NOT NULL
        channel TEXT NOT NULL CHECK (channel IN ('phone', 'text', 'email', 'letter', 'in_person'))
        purpose TEXT NOT NULL DEFAULT 'sales' CHECK (purpose IN ('service', 'sales'))
        is_allowed FLAG
        wording TEXT NOT NULL DEFAULT ''
        source TEXT NOT NULL DEFAULT ''
        decided_by_id REF(person)
        decided_at MOMENT NOT NULL
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (client_id, channel, purpose)
    """,
    "site": """
        client_id REF(client) NOT NULL
        label TEXT NOT NULL DEFAULT ''
        street TEXT NOT NULL DEFAULT ''
        street_2 TEXT NOT NULL DEFAULT ''
        town TEXT NOT NULL DEFAULT ''
        region TEXT NOT NULL DEFAULT ''
        postal_code TEXT NOT NULL DEFAULT ''
        country TEXT NOT NULL DEFAULT ''
        find_note TEXT NOT NULL DEFAULT ''
        access_note TEXT NOT NULL DEFAULT ''
        parking_note TEXT NOT NULL DEFAULT ''
        water_note TEXT NOT NULL DEFAULT ''
        is_main FLAG
        is_billing_only FLAG
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "access_code": """
        site_id REF(site) NOT NULL
        opens TEXT NOT NULL
        code TEXT NOT NULL
        may_print FLAG
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "area": """
        site_id REF(site) NOT NULL
        name TEXT NOT NULL
        kind TEXT NOT NULL DEFAULT 'room' CHECK (kind IN ('room', 'stairs', 'rug', 'upholstery', 'other'))
        size_hundredths WHOLE CHECK (size_hundredths >= 0)
        size_unit TEXT NOT NULL DEFAULT '' CHECK (size_unit IN ('', 'sq_ft', 'm2', 'metre', 'tread', 'piece', 'seat'))
        fibre TEXT NOT NULL DEFAULT ''
        construction TEXT NOT NULL DEFAULT ''
        condition TEXT NOT NULL DEFAULT ''
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "area_mark": """
        area_id REF(area) NOT NULL
        what TEXT NOT NULL
        stain TEXT NOT NULL DEFAULT ''
        outcome TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'out', 'lighter', 'permanent', 'may_return'))
        is_known_to_client FLAG
        noted_on DAY
        complaint_id REF(complaint)
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "fact": """
        client_id REF(client) NOT NULL
        kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('person', 'pet', 'worry', 'fondness', 'story', 'preference', 'habit', 'other'))
        headline TEXT NOT NULL
        detail TEXT NOT NULL DEFAULT ''
        is_private FLAG
        may_print FLAG
        noted_by_id REF(person)
        noted_at MOMENT NOT NULL
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
        CHECK (NOT (is_private AND may_print))
    """,
    "referral": """
        referrer_id REF(client) NOT NULL
        referred_id REF(client) NOT NULL
        noted_at MOMENT NOT NULL
        converted_on DAY
        thanks_due_on DAY
        thanked_at MOMENT
        note TEXT NOT NULL DEFAULT ''
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (referrer_id, referred_id)
        CHECK (referrer_id <> referred_id)
    """,
    "competitor_note": """
        client_id REF(client) NOT NULL
        competitor TEXT NOT NULL
        words TEXT NOT NULL
        our_answer TEXT NOT NULL DEFAULT ''
        noted_by_id REF(person)
        noted_at MOMENT NOT NULL
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "timeline_entry": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        complaint_id REF(complaint)
        kind TEXT NOT NULL CHECK (kind IN ('note', 'call', 'email', 'letter', 'text', 'in_person', 'paper', 'help'))
        direction TEXT NOT NULL DEFAULT '' CHECK (direction IN ('', 'in', 'out'))
        purpose TEXT NOT NULL DEFAULT '' CHECK (purpose IN ('', 'service', 'care', 'inform', 'educate', 'chat', 'sales'))
        happened_at MOMENT NOT NULL
        person_id REF(person)
        headline TEXT NOT NULL DEFAULT ''
        words TEXT NOT NULL DEFAULT ''
        meaning TEXT NOT NULL DEFAULT ''
        mood WHOLE CHECK (mood BETWEEN 1 AND 5)
        duration_minutes WHOLE CHECK (duration_minutes >= 0)
        is_private FLAG
        is_small_cut FLAG
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    # ------------------------------------------------------------------ prices and jobs
    "price_item": """
        name TEXT NOT NULL
        unit TEXT NOT NULL DEFAULT 'room' CHECK (unit IN ('room', 'area', 'metre', 'each', 'hour'))
        price_minor MONEY NOT NULL CHECK (price_minor >= 0)
        minimum_minor MONEY NOT NULL DEFAULT 0 CHECK (minimum_minor >= 0)
        minutes WHOLE NOT NULL DEFAULT 0
        recommended_months WHOLE
        position WHOLE NOT NULL DEFAULT 0
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "agreement": """
        client_id REF(client) NOT NULL
        site_id REF(site)
        what TEXT NOT NULL
        anchor_on DAY NOT NULL
        every_count WHOLE NOT NULL CHECK (every_count > 0)
        every_unit TEXT NOT NULL CHECK (every_unit IN ('day', 'week', 'month', 'year'))
        ends_on DAY
        price_minor MONEY
        technician_id REF(person)
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "agreement_date": """
        agreement_id REF(agreement) NOT NULL
        planned_on DAY NOT NULL
        moved_to_on DAY
        state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'booked', 'done', 'skipped', 'moved'))
        reason TEXT NOT NULL DEFAULT ''
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (agreement_id, planned_on)
    """,
    "job": """
        number WHOLE NOT NULL UNIQUE
        client_id REF(client) NOT NULL
        site_id REF(site)
        state TEXT NOT NULL DEFAULT 'enquiry' CHECK (state IN ('enquiry', 'quoted', 'booked', 'under_way', 'done', 'cancelled', 'no_show', 'lost'))
        description TEXT NOT NULL DEFAULT ''
        starts_at MOMENT
        ends_at MOMENT
        window_starts_at MOMENT
        window_ends_at MOMENT
        technician_id REF(person)
        van_id REF(van)
        position WHOLE NOT NULL DEFAULT 0
        is_chargeable FLAG
        price_minor MONEY NOT NULL DEFAULT 0 CHECK (price_minor >= 0)
        discount_minor MONEY NOT NULL DEFAULT 0 CHECK (discount_minor >= 0)
        discount_reason TEXT NOT NULL DEFAULT ''
        tax_minor MONEY NOT NULL DEFAULT 0
        billed_minor MONEY CHECK (billed_minor >= 0)
        paid_minor MONEY NOT NULL DEFAULT 0
        price_change_ok TEXT NOT NULL DEFAULT ''
        reclean_of_id REF(job)
        complaint_id REF(complaint)
        agreement_date_id REF(agreement_date)
        expectation TEXT NOT NULL DEFAULT ''
        is_expectation_met WHOLE CHECK (is_expectation_met IN (0, 1))
        arrived_at MOMENT
        left_at MOMENT
        finished_at MOMENT
        method TEXT NOT NULL DEFAULT ''
        products TEXT NOT NULL DEFAULT ''
        dry_by_at MOMENT
        dry_confirmed_at MOMENT
        extra_work TEXT NOT NULL DEFAULT ''
        extra_minor MONEY NOT NULL DEFAULT 0
        guarantee_until_on DAY
        next_agreed_on DAY
        next_chapter TEXT NOT NULL DEFAULT ''
        end_reason TEXT NOT NULL DEFAULT ''
        sheet_printed_at MOMENT
        keyed_at MOMENT
        keyed_by_id REF(person)
        put_away_at MOMENT
        external_number TEXT NOT NULL DEFAULT ''
        created_at MOMENT NOT NULL
        created_by_id REF(person)
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
        CHECK (ends_at IS NULL OR starts_at IS NOT NULL)
        CHECK (ends_at IS NULL OR ends_at >= starts_at)
    """,
    "job_line": """
        job_id REF(job) NOT NULL
        area_id REF(area)
        price_item_id REF(price_item)
        name TEXT NOT NULL
        to_do TEXT NOT NULL DEFAULT ''
        fibre TEXT NOT NULL DEFAULT ''
        quantity_hundredths WHOLE NOT NULL DEFAULT 100 CHECK (quantity_hundredths >= 0)
        unit TEXT NOT NULL DEFAULT 'room' CHECK (unit IN ('room', 'area', 'metre', 'each', 'hour'))
        price_minor MONEY NOT NULL DEFAULT 0 CHECK (price_minor >= 0)
        marks_found TEXT NOT NULL DEFAULT ''
        result TEXT NOT NULL DEFAULT '' CHECK (result IN ('', 'out', 'lighter', 'permanent', 'may_return'))
        is_done FLAG
        position WHOLE NOT NULL DEFAULT 0
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "finding": """
        job_id REF(job) NOT NULL
        area_id REF(area)
        kind TEXT NOT NULL
        note TEXT NOT NULL DEFAULT ''
        shown_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "reading": """
        job_id REF(job) NOT NULL
        area_id REF(area)
        kind TEXT NOT NULL
        value_hundredths WHOLE NOT NULL
        unit TEXT NOT NULL DEFAULT ''
        spot TEXT NOT NULL DEFAULT ''
        taken_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "touch_point": """
        job_id REF(job) NOT NULL
        point TEXT NOT NULL CHECK (point IN ('book', 'price', 'arrive', 'person', 'work', 'dry', 'after'))
        rating WHOLE CHECK (rating BETWEEN 1 AND 5)
        note TEXT NOT NULL DEFAULT ''
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (job_id, point)
    """,
    "payment": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        kind TEXT NOT NULL DEFAULT 'payment' CHECK (kind IN ('payment', 'refund'))
        method TEXT NOT NULL DEFAULT 'other' CHECK (method IN ('card', 'cash', 'check', 'transfer', 'voucher', 'other'))
        amount_minor MONEY NOT NULL CHECK (amount_minor > 0)
        paid_on DAY NOT NULL
        note TEXT NOT NULL DEFAULT ''
        recorded_by_id REF(person)
        recorded_at MOMENT NOT NULL
        archived_at MOMENT
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "invoice": """
        number TEXT NOT NULL UNIQUE
        client_id REF(client) NOT NULL
        job_id REF(job)
        issued_on DAY NOT NULL
        due_on DAY
        net_minor MONEY NOT NULL
        tax_minor MONEY NOT NULL DEFAULT 0
        total_minor MONEY NOT NULL
        state TEXT NOT NULL DEFAULT 'issued' CHECK (state IN ('issued', 'void'))
        void_reason TEXT NOT NULL DEFAULT ''
        version WHOLE NOT NULL DEFAULT 1
    """,
    "attachment": """
        client_id REF(client)
        job_id REF(job)
        complaint_id REF(complaint)
        area_id REF(area)
        kind TEXT NOT NULL CHECK (kind IN ('photo_before', 'photo_after', 'photo', 'portrait', 'logo', 'document'))
        sha256 TEXT NOT NULL
        media_type TEXT NOT NULL
        byte_count WHOLE NOT NULL
        width WHOLE
        height WHOLE
        caption TEXT NOT NULL DEFAULT ''
        may_show FLAG
        taken_at MOMENT
        added_at MOMENT NOT NULL
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    # ------------------------------------------------------------------ complaints
    "complaint": """
        number WHOLE NOT NULL UNIQUE
        client_id REF(client) NOT NULL
        job_id REF(job)
        follows_id REF(complaint)
        words TEXT NOT NULL CHECK (words <> '')
        expected TEXT NOT NULL DEFAULT ''
        wanted TEXT NOT NULL DEFAULT ''
        meaning TEXT NOT NULL DEFAULT ''
        category TEXT NOT NULL
        severity WHOLE NOT NULL CHECK (severity BETWEEN 1 AND 4)
        effort WHOLE NOT NULL DEFAULT 0 CHECK (effort BETWEEN 0 AND 2)
        is_public FLAG
        is_vulnerable FLAG
        is_repeat FLAG
        channel TEXT NOT NULL DEFAULT 'phone'
        received_at MOMENT NOT NULL
        need_by_on DAY
        logged_by_id REF(person)
        owner_id REF(person)
        about_person_id REF(person)
        state TEXT NOT NULL DEFAULT 'call_back' CHECK (state IN ('call_back', 'put_right', 'check_back', 'made_good', 'closed_unconfirmed', 'withdrawn'))
        points WHOLE NOT NULL
        priority TEXT NOT NULL CHECK (priority IN ('P1', 'P2', 'P3', 'P4'))
        answer_due_at MOMENT NOT NULL
        site_due_at MOMENT
        resolve_due_at MOMENT NOT NULL
        promise_due_at MOMENT
        promised_what TEXT NOT NULL DEFAULT ''
        promised_by_id REF(person)
        answered_at MOMENT
        seen_at MOMENT
        fixed_at MOMENT
        fix_outcome TEXT NOT NULL DEFAULT '' CHECK (fix_outcome IN ('', 'visit', 'on_the_phone', 'refund', 'apology_accepted', 'nothing_wanted'))
        checked_at MOMENT
        closed_at MOMENT
        closing_words TEXT NOT NULL DEFAULT ''
        closing_score WHOLE CHECK (closing_score BETWEEN 0 AND 10)
        is_closing_score_independent FLAG
        came_back_on DAY
        cost_minor MONEY NOT NULL DEFAULT 0
        cause TEXT NOT NULL DEFAULT ''
        cause_kind TEXT NOT NULL DEFAULT '' CHECK (cause_kind IN ('', 'person', 'process', 'product', 'client_expectation'))
        lesson TEXT NOT NULL DEFAULT ''
        prevention TEXT NOT NULL DEFAULT ''
        prevention_owner_id REF(person)
        prevention_due_on DAY
        is_self_reported FLAG
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "complaint_event": """
        complaint_id REF(complaint) NOT NULL
        sequence WHOLE NOT NULL
        kind TEXT NOT NULL
        happened_at MOMENT NOT NULL
        person_id REF(person)
        words TEXT NOT NULL DEFAULT ''
        details JSON
        import_id REF(import_batch)
        UNIQUE (complaint_id, sequence)
    """,
    # ------------------------------------------------------------------ after the job
    "feedback": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        complaint_id REF(complaint)
        asked_at MOMENT NOT NULL
        asked_by_id REF(person)
        channel TEXT NOT NULL DEFAULT 'phone' CHECK (channel IN ('phone', 'sheet', 'email', 'text', 'letter', 'in_person', 'online'))
        is_technician_present FLAG
        answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'great', 'good', 'not_happy', 'silent'))
        score WHOLE CHECK (score BETWEEN 0 AND 10)
        words TEXT NOT NULL DEFAULT ''
        meaning TEXT NOT NULL DEFAULT ''
        answer_class TEXT NOT NULL DEFAULT '' CHECK (answer_class IN ('', 'love', 'good', 'hurt', 'neutral', 'silent'))
        is_confirmed FLAG
        probe_state TEXT NOT NULL DEFAULT 'none' CHECK (probe_state IN ('none', 'due', 'done'))
        probe_due_at MOMENT
        probe_owner_id REF(person)
        probe_outcome TEXT NOT NULL DEFAULT '' CHECK (probe_outcome IN ('', 'truly_happy', 'small_miss', 'complaint_opened', 'price_doubt', 'would_not_say', 'not_reached'))
        probed_at MOMENT
        try_count WHOLE NOT NULL DEFAULT 0
        may_quote FLAG
        import_id REF(import_batch)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "probe_answer": """
        feedback_id REF(feedback) NOT NULL
        step WHOLE NOT NULL
        said TEXT NOT NULL
        meant TEXT NOT NULL DEFAULT ''
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (feedback_id, step)
    """,
    "voice": """
        client_id REF(client)
        job_id REF(job)
        kind TEXT NOT NULL CHECK (kind IN ('need', 'complaint', 'dislike', 'fondness', 'question', 'praise', 'problem'))
        channel TEXT NOT NULL DEFAULT 'phone'
        words TEXT NOT NULL CHECK (words <> '')
        meaning TEXT NOT NULL DEFAULT ''
        need_by_on DAY
        taken_by_id REF(person)
        taken_at MOMENT NOT NULL
        answer TEXT NOT NULL DEFAULT ''
        answered_at MOMENT
        change_decided TEXT NOT NULL DEFAULT ''
        change_made TEXT NOT NULL DEFAULT ''
        client_told_at MOMENT
        may_quote FLAG
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "promise": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        complaint_id REF(complaint)
        what TEXT NOT NULL CHECK (what <> '')
        due_at MOMENT NOT NULL
        owner_id REF(person)
        made_by_id REF(person)
        made_at MOMENT NOT NULL
        kept_at MOMENT
        broken_at MOMENT
        released_reason TEXT NOT NULL DEFAULT ''
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "aftercare_step": """
        client_id REF(client) NOT NULL
        job_id REF(job) NOT NULL
        kind TEXT NOT NULL
        due_on DAY NOT NULL
        is_sales FLAG
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'skipped', 'cancelled'))
        reason TEXT NOT NULL DEFAULT ''
        moved_from_on DAY
        done_at MOMENT
        done_by_id REF(person)
        try_count WHOLE NOT NULL DEFAULT 0
        version WHOLE NOT NULL DEFAULT 1
        UNIQUE (job_id, kind)
    """,
    "love_touch": """
        client_id REF(client) NOT NULL
        job_id REF(job)
        given_on DAY NOT NULL
        kind TEXT NOT NULL CHECK (kind IN ('care', 'remarkable', 'safe', 'brag'))
        what TEXT NOT NULL
        person_id REF(person)
        cost_minor MONEY NOT NULL DEFAULT 0 CHECK (cost_minor >= 0)
        is_asked_for FLAG
        reaction TEXT NOT NULL DEFAULT 'none' CHECK (reaction IN ('none', 'smiled', 'thanked', 'told_others'))
        is_planned FLAG
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "reward": """
        number TEXT UNIQUE
        client_id REF(client) NOT NULL
        rule TEXT NOT NULL CHECK (rule IN ('tenure', 'visits', 'spend', 'referral', 'recovery', 'on_the_spot'))
        level WHOLE NOT NULL
        state TEXT NOT NULL CHECK (state IN ('due', 'held', 'issued', 'printed', 'redeemed', 'void', 'passed', 'lapsed', 'merged'))
        earned_on DAY NOT NULL
        due_on DAY
        issued_at MOMENT
        printed_at MOMENT
        handed_over_at MOMENT
        redeemed_at MOMENT
        redeemed_job_id REF(job)
        merged_into_id REF(reward)
        void_reason TEXT NOT NULL DEFAULT ''
        gift TEXT NOT NULL DEFAULT ''
        gift_minor MONEY NOT NULL DEFAULT 0
        valid_until_on DAY
        person_id REF(person)
        version WHOLE NOT NULL DEFAULT 1
    """,
    "never_here_item": """
        what TEXT NOT NULL
        is_on_sheet FLAG
        noted_by_id REF(person)
        noted_at MOMENT NOT NULL
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "answer_book_page": """
        stain TEXT NOT NULL
        fibre TEXT NOT NULL DEFAULT ''
        advice TEXT NOT NULL
        archived_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    # ------------------------------------------------------------------ files brought and changes made
    "import_batch": """
        kind TEXT NOT NULL
        format TEXT NOT NULL DEFAULT ''
        file_name TEXT NOT NULL
        file_sha256 TEXT NOT NULL
        mapping JSON
        person_id REF(person)
        imported_at MOMENT NOT NULL
        read_count WHOLE NOT NULL DEFAULT 0
        new_count WHOLE NOT NULL DEFAULT 0
        updated_count WHOLE NOT NULL DEFAULT 0
        merged_count WHOLE NOT NULL DEFAULT 0
        unchanged_count WHOLE NOT NULL DEFAULT 0
        rejected_count WHOLE NOT NULL DEFAULT 0
        undone_at MOMENT
        version WHOLE NOT NULL DEFAULT 1
    """,
    "import_row": """
        batch_id REF(import_batch) NOT NULL
        kind TEXT NOT NULL
        source TEXT NOT NULL
        source_key TEXT NOT NULL
        row_hash TEXT NOT NULL
        record_id WHOLE NOT NULL
        written JSON
        UNIQUE (kind, source, source_key)
    """,
    "import_change": """
        batch_id REF(import_batch) NOT NULL
        table_name TEXT NOT NULL
        record_id WHOLE NOT NULL
        before JSON
        after JSON
        version_after WHOLE NOT NULL
    """,
    "import_mapping": """
        header_key TEXT NOT NULL UNIQUE
        mapping JSON NOT NULL
        used_at MOMENT NOT NULL
        version WHOLE NOT NULL DEFAULT 1
    """,
    "kept_separate": """
        first_client_id REF(client) NOT NULL
        second_client_id REF(client) NOT NULL
        decided_by_id REF(person)
        decided_at MOMENT NOT NULL
        UNIQUE (first_client_id, second_client_id)
        CHECK (first_client_id < second_client_id)
    """,
    "audit_unit": """
        label TEXT NOT NULL
        happened_at MOMENT NOT NULL
        person_id REF(person)
        is_undoable FLAG
        undoes_id REF(audit_unit)
        undone_by_id REF(audit_unit)
        import_id REF(import_batch)
    """,
    "audit_change": """
        unit_id REF(audit_unit) NOT NULL
        sequence WHOLE NOT NULL
        table_name TEXT NOT NULL
        record_id WHOLE NOT NULL
        client_id WHOLE
        action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete', 'reveal'))
        before JSON
        after JSON
        version_after WHOLE
        UNIQUE (unit_id, sequence)
    """,
}

INDEXES: tuple[str, ...] = (
    "client (sort_name, id)",
    "client (last_visit_on, id)",
    "client (next_visit_at, id)",
    "client (expected_interval_days, id)",
    "client (first_visit_on, id)",
    "client (due_on, id)",
    "client (drifting_on, id)",
    "client (main_street, id)",
    "client (lifetime_minor, id)",
    "client (stage, value_at_risk_minor)",
    "client (last_opened_at) WHERE last_opened_at IS NOT NULL",
    "client (referred_by_id) WHERE referred_by_id IS NOT NULL",
    "client (import_id) WHERE import_id IS NOT NULL",
    "contact_point (client_id)",
    "contact_point (normal) WHERE normal <> ''",
    "contact_point (digits_reversed) WHERE digits_reversed <> ''",
    "contact_point (import_id) WHERE import_id IS NOT NULL",
    "site (client_id)",
    "site (postal_code)",
    "site (import_id) WHERE import_id IS NOT NULL",
    "access_code (site_id)",
    "area (site_id)",
    "area_mark (area_id)",
    "fact (client_id)",
    "client_tag (tag_id)",
    "referral (referred_id)",
    "competitor_note (client_id)",
    "timeline_entry (client_id, happened_at)",
    "timeline_entry (import_id) WHERE import_id IS NOT NULL",
    "training (person_id)",
    "agreement (client_id)",
    "job (client_id, starts_at)",
    "job (starts_at, id)",
    "job (technician_id, starts_at)",
    "job (state, starts_at)",
    "job (complaint_id) WHERE complaint_id IS NOT NULL",
    "job (reclean_of_id) WHERE reclean_of_id IS NOT NULL",
    "job (external_number) WHERE external_number <> ''",
    "job (import_id) WHERE import_id IS NOT NULL",
    "job_line (job_id)",
    "job_line (import_id) WHERE import_id IS NOT NULL",
    "finding (job_id)",
    "reading (job_id)",
    "payment (client_id, paid_on)",
    "payment (job_id)",
    "payment (import_id) WHERE import_id IS NOT NULL",
    "invoice (client_id)",
    "attachment (job_id)",
    "attachment (client_id)",
    "attachment (sha256)",
    "complaint (client_id, received_at)",
    "complaint (state, received_at)",
    "complaint (job_id)",
    "complaint (category, received_at)",
    "complaint (closed_at)",
    "feedback (client_id, asked_at)",
    "feedback (job_id)",
    "feedback (probe_state, probe_due_at)",
    "voice (client_id, taken_at)",
    "promise (client_id)",
    "promise (due_at) WHERE kept_at IS NULL",
    "aftercare_step (client_id)",
    "aftercare_step (state, due_on)",
    "love_touch (client_id, given_on)",
    "reward (client_id)",
    "reward (state, due_on)",
    "import_row (batch_id)",
    "import_row (kind, record_id)",
    "import_change (batch_id)",
    "audit_change (table_name, record_id)",
    "audit_change (client_id) WHERE client_id IS NOT NULL",
    "audit_unit (happened_at)",
)

# `on_the_spot` rewards may be given again and again; every other reward comes once for each client, rule and level.
UNIQUE_INDEXES: tuple[str, ...] = ("reward (client_id, rule, level) WHERE rule <> 'on_the_spot'",)

SQLITE_SEARCH: tuple[str, ...] = (
    "CREATE VIRTUAL TABLE client_search USING fts5 "
    "(search_text, content='client', content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER client_search_insert AFTER INSERT ON client BEGIN "
    "INSERT INTO client_search (rowid, search_text) VALUES (new.id, new.search_text); END",
    "CREATE TRIGGER client_search_delete AFTER DELETE ON client BEGIN "
    "INSERT INTO client_search (client_search, rowid, search_text) VALUES ('delete', old.id, old.search_text); END",
    "CREATE TRIGGER client_search_update AFTER UPDATE OF search_text ON client "
    "WHEN old.search_text IS NOT new.search_text BEGIN "
    "INSERT INTO client_search (client_search, rowid, search_text) VALUES ('delete', old.id, old.search_text); "
    "INSERT INTO client_search (rowid, search_text) VALUES (new.id, new.search_text); END",
)

POSTGRESQL_SEARCH: tuple[str, ...] = (
    "ALTER TABLE client ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED",
    "CREATE INDEX client_search_vector ON client USING gin (search_vector)",
)

_SQLITE_TYPES = {
    "TEXT": "TEXT",
    "WHOLE": "INTEGER",
    "MONEY": "INTEGER",
    "FLAG": "INTEGER NOT NULL DEFAULT 0 CHECK ({column} IN (0, 1))",
    "MOMENT": "TEXT CHECK ({column} IS NULL OR {column} GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z' AND substr({column}, 1, 10) IS date(substr({column}, 1, 10)))",
    "DAY": "TEXT CHECK ({column} IS date({column}))",
    "JSON": "TEXT CHECK ({column} IS NULL OR json_valid({column}))",
    "REF": "INTEGER REFERENCES {target} (id)",
}
_POSTGRESQL_TYPES = {
    # The same byte order as SQLite's, so that pages by key and ranges agree on both engines.
    "TEXT": 'TEXT COLLATE "C"',
    "WHOLE": "BIGINT",
    "MONEY": "BIGINT",
    "FLAG": "BOOLEAN NOT NULL DEFAULT FALSE",
    "MOMENT": "TIMESTAMPTZ",
    "DAY": "DATE",
    "JSON": "JSONB",
    "REF": "BIGINT",
}
_COLUMN = re.compile(
    r"(?P<column>\w+) (?P<word>TEXT|WHOLE|MONEY|FLAG|MOMENT|DAY|JSON|REF)(?:\((?P<target>\w+)\))?(?P<rest>.*)"
)


def up(database: Connection, engine: str) -> None:
    """Make every table, index and search structure; `engine` is "sqlite" or "postgresql"."""
    for statement in statements(engine):
        database.execute_sql(statement)


def statements(engine: str) -> list[str]:
    """The statements of this step in order, in the engine's own words."""
    made = [_create_table(table, body, engine) for table, body in TABLES.items()]
    if engine == "postgresql":
        made += [key for table, body in TABLES.items() for key in _foreign_keys(table, body)]
    made += [_create_index(text, "INDEX") for text in INDEXES]
    made += [_create_index(text, "UNIQUE INDEX") for text in UNIQUE_INDEXES]
    made += SQLITE_SEARCH if engine == "sqlite" else POSTGRESQL_SEARCH
    return made


def _create_table(table: str, body: str, engine: str) -> str:
    """One CREATE TABLE; constraints that name no column word pass through as they stand."""
    identity = (
        "id INTEGER PRIMARY KEY" if engine == "sqlite" else "id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"
    )
    lines = [identity, *(_column(line.strip(), engine) for line in body.strip().splitlines())]
    return f"CREATE TABLE {table} ({', '.join(lines)})" + (" STRICT" if engine == "sqlite" else "")


def _column(line: str, engine: str) -> str:
    """One line of a table in the engine's words."""
    match = _COLUMN.fullmatch(line)
    if match is None:
        return line
    words = _SQLITE_TYPES if engine == "sqlite" else _POSTGRESQL_TYPES
    kind = words[match["word"]].format(column=match["column"], target=match["target"])
    return f"{match['column']} {kind}{match['rest']}"


def _foreign_keys(table: str, body: str) -> list[str]:
    """PostgreSQL wants the target to exist first, so its keys come after all tables."""
    found = (_COLUMN.fullmatch(line.strip()) for line in body.strip().splitlines())
    return [
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{match['column']}_key FOREIGN KEY ({match['column']}) "
        f"REFERENCES {match['target']} (id)"
        for match in found
        if match is not None and match["word"] == "REF"
    ]


def _create_index(text: str, kind: str) -> str:
    """One index, named after its table and columns."""
    table, _, rest = text.partition(" ")
    columns = rest[1 : rest.index(")")].replace(", ", "_")
    return f"CREATE {kind} {table}_{columns}_index ON {table} {rest}"
