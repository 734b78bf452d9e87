"""Every table's model by its name, in the order in which the migrations make them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.models.aftercare import AftercareStep, Feedback, LoveTouch, ProbeAnswer, Promise, Voice
from app.models.audit import AuditChange, AuditUnit
from app.models.base import BaseModel
from app.models.client_changes import ClientMerge, Erasure
from app.models.clients import (
    AccessCode,
    Area,
    AreaMark,
    Client,
    ClientFactor,
    ClientTag,
    CompetitorNote,
    ContactPermission,
    ContactPoint,
    Fact,
    KeptSeparate,
    Referral,
    Site,
    Tag,
    TimelineEntry,
)
from app.models.complaints import Complaint, ComplaintEvent
from app.models.firm import ClosedDay, Counter, Firm, Setting, Wording
from app.models.goodwill import Goodwill
from app.models.imports import ImportBatch, ImportChange, ImportMapping, ImportRow
from app.models.invoices import Invoice, InvoiceLine
from app.models.jobs import (
    Agreement,
    AgreementDate,
    Attachment,
    Finding,
    Job,
    JobLine,
    Payment,
    PriceItem,
    Reading,
    TouchPoint,
)
from app.models.rewards import AnswerBookPage, NeverHereItem, Reward
from app.models.team import Person, Training, TrainingTopic, Van

_MODELS: tuple[type[BaseModel], ...] = (
    Firm,
    Setting,
    ClosedDay,
    Counter,
    Wording,
    Van,
    Person,
    TrainingTopic,
    Training,
    Client,
    ClientFactor,
    Tag,
    ClientTag,
    ContactPoint,
    ContactPermission,
    Site,
    AccessCode,
    Area,
    AreaMark,
    Fact,
    Referral,
    CompetitorNote,
    TimelineEntry,
    PriceItem,
    Agreement,
    AgreementDate,
    Job,
    JobLine,
    Finding,
    Reading,
    TouchPoint,
    Payment,
    Invoice,
    Attachment,
    Complaint,
    ComplaintEvent,
    Feedback,
    ProbeAnswer,
    Voice,
    Promise,
    AftercareStep,
    LoveTouch,
    Reward,
    NeverHereItem,
    AnswerBookPage,
    ImportBatch,
    ImportRow,
    ImportChange,
    ImportMapping,
    KeptSeparate,
    AuditUnit,
    AuditChange,
    Goodwill,
    ClientMerge,
    Erasure,
    InvoiceLine,
)
MODELS: Mapping[str, type[BaseModel]] = MappingProxyType({model.table(): model for model in _MODELS})
