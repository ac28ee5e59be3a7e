import pytest, time, collections, os
from django.test import Client
from tests.isolation_world import make_world, FRENCH
from tests.isolation_addresses import addresses, filled
from tests.isolation_walk import walk
from tests.factories import make_editor
pytestmark = pytest.mark.usefixtures("site")

def test_try(settings):
    t=time.time()
    world = make_world(settings)
    print("world", time.time()-t)
    every=[a for a in addresses()]
    for a in every: filled(a, world)
    client=Client(); client.force_login(make_editor(world.own))
    t=time.time()
    pick=os.environ.get("PICK")
    import re
    if pick: every=[a for a in every if re.search(pick,a.route)]
    found=walk(client, world, every)
    print("walk", time.time()-t)
    per=collections.defaultdict(list)
    for f in found: per[(f.url.split("?")[0],f.what)].append(f)
    for k,v in per.items(): print(k, len(v), v[0].method, v[0].url[-60:])
