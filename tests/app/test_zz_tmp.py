import time
from psycopg import sql
from urllib.parse import urlsplit
from app.everafter import open_everafter
def test_a(postgresql_server, settled_database, firm_clock):
    t0=urlsplit(settled_database).path[1:]
    c=postgresql_server._connection
    for strat in ("file_copy","wal_log","file_copy","wal_log"):
        t=time.perf_counter()
        for i in range(10):
            c.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY "+strat).format(sql.Identifier(f"x{i}"),sql.Identifier(t0)))
        u=time.perf_counter()
        for i in range(10): c.execute(f"DROP DATABASE x{i} WITH (FORCE)")
        print("\n",strat, (u-t)/10, "drop",(time.perf_counter()-u)/10)
    a=postgresql_server.create_database(t0)
    for _ in range(3):
        t=time.perf_counter(); e=open_everafter(a, clock=firm_clock); u=time.perf_counter(); e.close(); print("open",u-t)
