"""What seeded boards say: work of a small shipyard, in the languages of its people.

Long ones, right-to-left ones and ones without spaces are here on purpose: screens must bear them.
"""

from typing import Final

BOARDS: Final = (
    ("Yard work", "YARD", "lake"),
    ("Sailing school", "SAIL", "moss"),
    ("Website relaunch", "WEB", "iris"),
    ("Harbour festival", "FEST", "clay"),
    ("Suppliers", "SUP", "ochre"),
)

COLUMNS: Final = (
    # name, WIP limit, is done, share of the tasks
    ("Backlog", None, False, 46),
    ("Next", None, False, 14),
    ("In progress", 8, False, 6),
    ("Waiting for parts", None, False, 3),
    ("Review", 5, False, 2),
    ("Done", None, True, 29),
)

LABELS: Final = (
    ("Urgent", "rose"), ("Bug", "clay"), ("Idea", "iris"), ("Wood", "ochre"), ("Rigging", "lake"),
    ("Engine", "stone"), ("Guests", "heath"), ("Safety", "moss"), ("Money", "pine"), ("", "sky"),
)  # fmt: skip

ACTS: Final = (
    "Sand", "Paint", "Order", "Measure", "Replace", "Inspect", "Varnish", "Photograph", "Repair",
    "Clean", "Test", "Label", "Weigh", "Pack", "Return", "Draw", "Price", "Plan",
)  # fmt: skip

THINGS: Final = (
    "the hull", "the mainsail", "both oars", "the starboard winch", "the compass", "the bilge pump",
    "the galley stove", "the mooring lines", "the new rudder", "the life jackets", "the mast step",
    "the harbour signs", "the booking page", "the guest cabins", "the spare anchor", "the slipway",
)  # fmt: skip

ENDINGS: Final = (
    "", "", "", "", " before the weekend", " for the Lindqvist boat", " again", " with Noor",
    " (second coat)", " – ask for an offer first", " and tell the school", " after the storm",
)  # fmt: skip

ELSEWHERE: Final = (
    "Segel zum Nähen bringen und Abholtermin mit der Werkstatt vereinbaren",
    "Vérifier l’assurance du voilier avant la régate",
    "Revisar el motor fueraborda y cambiar el aceite",
    "Πλύσιμο καταστρώματος",
    "Заказать краску для корпуса",
    "حجز الرافعة ليوم الخميس",
    "לתקן את הדלת של המחסן לפני החורף",
    "船体の塗装を確認する",
    "给新船员准备安全培训材料",
    "돛 수선 비용 확인",
    "Kup nowe liny cumownicze ⚓",
    "Teknenin altını temizle 🐚",
)

LONG: Final = (
    (
        "Find out why the bilge alarm of the Lindqvist boat goes off at night although the bilge "
        "is dry, the float switch is new and the wiring looks as it should on the drawing"
    ),
    "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbund neu beschriften",
)

PARAGRAPHS: Final = (
    "The wood is dry enough now: the meter says **14 %** at the stern and 15 % at the bow.",
    "Ask the supplier for the same grade as last year.\n\n- two tins of primer\n- one of topcoat",
    "> It held all summer.\n\nThen it did not. See the photos, and keep the old part.",
    "Steps:\n\n1. take it off\n2. measure twice\n3. order, with `part no. 4711-B`",
    "The customer comes on Thursday. Nothing has to be finished, but it should look tidy.",
    "يجب الانتهاء قبل وصول الضيوف.",
)

REMARKS: Final = (
    "Done, apart from the last bolt.",
    "The parts come on Tuesday.",
    "Can you have a look at this before noon?",
    "I tried it with the old one: same noise.",
    "Cheaper at the other yard, but they need two weeks.",
    "👍",
    "Let us wait for dry weather. The forecast says Thursday, and then it stays for a week or so.",
    "Das passt so, danke!",
    "תודה, זה עובד עכשיו",
)

CHECKS: Final = (
    "Measure", "Order parts", "Take photos", "Clean", "Fit", "Test at the pier", "Write it down",
    "Tell the owner", "Put the tools back", "Send the invoice",
)  # fmt: skip
