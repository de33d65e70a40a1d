"""Sign-in and the pages on which reviewers check, correct and add to the record."""

from fastapi import APIRouter

from . import pages, signin

router = APIRouter()
router.include_router(signin.router)
router.include_router(pages.router)

__all__ = ["router"]
