"""What people also call the commands of the menus, so that the find box knows them by those words, too."""

from __future__ import annotations

from collections.abc import Mapping

from app.translations import gettext as _


def other_words() -> Mapping[str, str]:
    """Further words for each command by its id, in the language in use; the words of its menu are not repeated."""
    return {
        "client.add": _("add create customer person"),
        "sheet.key_in": _("enter scan type paper pile"),
        "clients.import": _("bring upload CSV spreadsheet customers"),
        "clients.export": _("download save CSV spreadsheet customers"),
        "everything.export": _("download save CSV all data"),
        "view.print": _("paper PDF"),
        "sheets.print": _("paper PDF visit van"),
        "reports.print": _("paper PDF due finished visit client photos"),
        "visit_cards.print": _("paper PDF who is coming technician portrait safe"),
        "care_card.print": _("paper PDF safety slippery dry spots van"),
        "thanks.print": _("paper PDF letter card thanks referral due"),
        "day_lists.print": _("paper PDF round van private notes"),
        "certificates.print": _("paper PDF loyalty reward letter"),
        "backup.make": _("save copy safe"),
        "backup.restore": _("restore older copy"),
        "deleted.open": _("bin trash archive bring back"),
        "words.open": _("letters templates texts sentences change own wording settings"),
        "settings.open": _("options preferences set up prices people firm"),
        "program.quit": _("exit close leave end"),
        "edit.undo": _("take back revert oops mistake"),
        "edit.redo": _("again repeat"),
        "field.edit": _("change rename"),
        "job.book": _("new visit appointment schedule plan"),
        "call.log": _("phone telephone note write down"),
        "message.write": _("letter e-mail mail text message sms birthday reminder send"),
        "complaint.log": _("problem unhappy angry damage wrong"),
        "kindness.log": _("kind care love touch surprise extra gift thank"),
        "voice.log": _("question praise need wish dislike problem feedback front door write down said"),
        "help.log": _("advice spot free phone fixed tip"),
        "voices.open": _("inbox questions praise needs wishes unanswered changed because"),
        "client.focus": _("concentrate alone focus"),
        **_places_and_looks(),
    }


def _places_and_looks() -> Mapping[str, str]:
    """What is left of the menu bar: Go, View and Help."""
    return {
        "today.open": _("home start dashboard"),
        "clients.open": _("customers people list"),
        "schedule.open": _("plan calendar day week vans"),
        "job_list.open": _("visits list history unpaid quotes"),
        "care_board.open": _("complaints open promises"),
        "aftercare.open": _("calls how was it feedback queue"),
        "answer_book.open": _("spots stains spill wine coffee help telephone advice fiber"),
        "promises.open": _("promised owe due late kept call back"),
        "closest.open": _("next whom call list due drifting lost reach out invite"),
        "kindness.open": _("love touches planned care surprise"),
        "aftercare.start": _("call phone ask how was it feedback"),
        "insights.open": _("numbers charts statistics reports"),
        "care_plan.open": _("aftercare plan steps reminder letter call due tip farewell"),
        "left_alone.open": _("leak forgotten silent no contact 30 days aftercare"),
        "loyalty.open": _("certificates anniversaries years milestones rewards gifts thanks"),
        "care_report.open": _("complaints report honest numbers"),
        "complaint_library.open": _("complaints history search advice"),
        "theme.light": _("bright white theme look colour color"),
        "theme.dark": _("night black theme look colour color"),
        "theme.system": _("automatic theme look colour color"),
        "text.enlarge": _("bigger zoom in font size"),
        "text.shrink": _("tiny zoom out font size"),
        "text.reset": _("normal zoom font"),
        "wall_monitor.open": _("screen television tv big display"),
        "help.open": _("manual how question"),
        "keys.show": _("shortcuts keyboard"),
        "keys.print": _("shortcuts keyboard paper PDF"),
        "program.about": _("version licence license"),
    }
